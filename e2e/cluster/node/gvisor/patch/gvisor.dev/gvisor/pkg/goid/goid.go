// Package goid is laid over gVisor's package of that name. Its assembly reads the goroutine's number out of
// the Go runtime's own record, at a place that moved in Go 1.26. Read at the old place, it is another field,
// which mostly stays the same for a while, so that a sandbox runs, and then ends in the middle of its work with
// "running on goroutine ... (task goroutine ... is 0)".
package goid

import (
	"fmt"
	"runtime"
)

func goid() int64

// Get returns the number of the current goroutine.
func Get() int64 { return goid() }

// A later Go may move it again: better no sandbox than one that ends at random.
func init() {
	text := make([]byte, 64)
	text = text[:runtime.Stack(text, false)]
	var told int64
	if _, err := fmt.Sscanf(string(text), "goroutine %d ", &told); err != nil || told != goid() {
		panic(fmt.Sprintf("goid: this is goroutine %d, but the runtime's record seems to say %d: set GOID_OFFSET for %s",
			told, goid(), runtime.Version()))
	}
}
