module actions-gateway.test/node/init

go 1.26.0
