module actions-gateway.test/engine-runtime

go 1.26
