#include "textflag.h"

// The offset of goid in the type g of Go 1.26's src/runtime/runtime2.go.
#define GOID_OFFSET 152

// func goid() int64
TEXT ·goid(SB), NOSPLIT|NOFRAME, $0-8
	MOVD g, R0
	MOVD GOID_OFFSET(R0), R0
	MOVD R0, ret+0(FP)
	RET
