// Package sys is laid over containerd 1.6's vendored package of that name. There a refused change of the OOM
// score is an error for root, and gVisor's shim, which lowers its own score, ends with it. Hosts that keep
// CAP_SYS_RESOURCE to themselves refuse; the score is of no consequence to a test cluster.
package sys

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

const (
	OOMScoreAdjMin = -1000
	OOMScoreAdjMax = 1000
)

func AdjustOOMScore(pid, score int) error {
	if score < OOMScoreAdjMin { // containerd's module is of a Go that has no min and max yet
		score = OOMScoreAdjMin
	}
	if score > OOMScoreAdjMax {
		score = OOMScoreAdjMax
	}
	return SetOOMScore(pid, score)
}

func SetOOMScore(pid, score int) error {
	err := os.WriteFile(file(pid), []byte(strconv.Itoa(score)), 0)
	if errors.Is(err, os.ErrPermission) {
		return nil
	}
	return err
}

func GetOOMScoreAdj(pid int) (int, error) {
	text, err := os.ReadFile(file(pid))
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(text)))
}

func file(pid int) string { return fmt.Sprintf("/proc/%d/oom_score_adj", pid) }
