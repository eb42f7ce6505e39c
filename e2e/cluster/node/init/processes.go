package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"time"
)

// processes are the programs that make up the node. None of them is ever started again: one that ends by
// itself is a failure of the whole, reported on ended.
type processes struct {
	logs  string
	ended chan error
	spawn chan func()

	mu       sync.Mutex // guards what follows
	running  []*process // in the order of their start
	stopping bool
}

type process struct {
	name string
	cmd  *exec.Cmd
	done chan struct{}
}

func newProcesses(logs string) (*processes, error) {
	p := &processes{logs: logs, ended: make(chan error, 1), spawn: make(chan func())}
	go func() {
		// Linux kills a child with the thread that made it, not with the process: so one thread makes all.
		runtime.LockOSThread()
		for start := range p.spawn {
			start()
		}
	}()
	return p, os.MkdirAll(logs, 0o755)
}

// start starts a program under a name, with its output in a file of that name, and returns at once.
func (p *processes) start(name string, cmd *exec.Cmd) error {
	log, err := os.Create(p.log(name))
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	// A group of its own: a Ctrl-C at the terminal is for us, and we stop the others in their order.
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	started := make(chan error)
	p.spawn <- func() { started <- cmd.Start() }
	if err := <-started; err != nil {
		return err
	}
	proc := &process{name: name, cmd: cmd, done: make(chan struct{})}
	p.mu.Lock()
	p.running = append(p.running, proc)
	p.mu.Unlock()
	go p.watch(proc)
	return nil
}

func (p *processes) watch(proc *process) {
	_ = proc.cmd.Wait()
	close(proc.done)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stopping {
		return
	}
	err := fmt.Errorf("%s ended (%s); the end of its log:\n%s", proc.name, proc.cmd.ProcessState, tail(p.log(proc.name), 20))
	select {
	case p.ended <- err:
	default: // one is enough to end it all
	}
}

// stop ends all, the last started first: a program finds what it needs until its own end. None gets more than
// a second, for kube-apiserver waits for the end of every watch, and nothing of this is kept.
func (p *processes) stop() {
	p.mu.Lock()
	p.stopping = true
	running := p.running
	p.mu.Unlock()
	for _, proc := range slices.Backward(running) {
		_ = proc.cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-proc.done:
		case <-time.After(time.Second):
			_ = proc.cmd.Process.Kill()
			<-proc.done
		}
	}
}

func (p *processes) log(name string) string { return filepath.Join(p.logs, name+".log") }

func tail(file string, lines int) []byte {
	text, _ := os.ReadFile(file) // no log, no tail
	all := bytes.SplitAfter(text, []byte("\n"))
	return bytes.Join(all[max(0, len(all)-lines-1):], nil)
}

// run runs a command to its end; a failure tells what the command said.
func run(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%v: %w\n%s", cmd.Args, err, out)
	}
	return nil
}

func inBackground(work func() error) <-chan error {
	result := make(chan error, 1)
	go func() { result <- work() }()
	return result
}
