package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

// reapFor runs the same command line once more as a child and is itself only what PID 1 must be: it passes
// signals on, buries every orphan, and ends as the child ends. Apart, because a process that waits for any
// child takes the ends of the children that os/exec waits for.
func reapFor(args []string) int {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)

	child := exec.Command("/proc/self/exe", args[1:]...)
	child.Stdin, child.Stdout, child.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := child.Start(); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		return 1
	}
	go func() {
		for s := range signals {
			_ = child.Process.Signal(s)
		}
	}()
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, 0, nil)
		switch {
		case err == syscall.EINTR:
		case err != nil:
			return 1
		case pid == child.Process.Pid && status.Signaled():
			return 128 + int(status.Signal())
		case pid == child.Process.Pid:
			return status.ExitStatus()
		}
	}
}
