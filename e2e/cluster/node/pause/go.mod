module actions-gateway.test/node/pause

go 1.26
