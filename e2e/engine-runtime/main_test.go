package main

import (
	"reflect"
	"testing"
)

func TestCapabilities(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the container's own process",
			`{"ociVersion":"1.0.2","process":{"args":["a"],"capabilities":{"bounding":["CAP_SYS_ADMIN","CAP_SYS_RESOURCE"],"effective":["CAP_CHOWN"]}}}`,
			`{"ociVersion":"1.0.2","process":{"args":["a"],"capabilities":{"bounding":["CAP_SYS_ADMIN","CAP_BPF","CAP_PERFMON"],"effective":["CAP_CHOWN"]}}}`},
		{"a process file",
			`{"capabilities":{"permitted":["CAP_SYS_RESOURCE","CAP_KILL"]},"cwd":"/"}`,
			`{"capabilities":{"permitted":["CAP_KILL"]},"cwd":"/"}`},
		{"nothing added twice",
			`{"capabilities":{"permitted":["CAP_BPF","CAP_SYS_ADMIN","CAP_PERFMON"]}}`,
			`{"capabilities":{"permitted":["CAP_BPF","CAP_SYS_ADMIN","CAP_PERFMON"]}}`},
		{"no capabilities at all", `{"hostname":"a"}`, `{"hostname":"a"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := withChangedCapabilities([]byte(c.text))
			if err != nil || string(got) != c.want {
				t.Errorf("got %s, %v\nwant %s", got, err, c.want)
			}
		})
	}
}

func TestSpecs(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"create", []string{"--root", "/r", "create", "--bundle", "/b", "--pid-file", "/b/pid", "id"}, []string{"/b/config.json"}},
		{"exec", []string{"exec", "--process=/p/1.json", "--detach", "id"}, []string{"/p/1.json"}},
		{"delete", []string{"delete", "--force", "id"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := specs(c.args); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
