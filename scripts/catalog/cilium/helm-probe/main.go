// Command helm-probe renders one chart many times: it reads a line of JSON with values, and writes a line of JSON with
// the result.
//
// The chart is loaded, its schema compiled and its templates parsed only once; that makes thousands of renderings
// affordable. A rendering is the same as with `helm template`, except for certificates: those are constants here, so
// that two renderings of the same values are equal.
//
// 	helm-probe CHART.tgz [KUBE_VERSION [contents]]
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"runtime/debug"
)

type request struct {
	Values map[string]any `json:"values"`
}

type answer struct {
	// Why the chart refused, as one line that starts with the kind of refusal and its place.
	Error string `json:"error,omitempty"`
	// The data of ConfigMap cilium-config.
	ConfigMap map[string]string `json:"configMap,omitempty"`
	// SHA-256 of the content of every object, by Kind/name.
	Objects map[string]string `json:"objects,omitempty"`
	// The objects by their digests, without those in earlier answers; only if the program was started with "contents".
	Contents map[string]json.RawMessage `json:"contents,omitempty"`
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: helm-probe CHART.tgz [KUBE_VERSION [contents]]")
		os.Exit(2)
	}
	// Renderings leave much garbage and little live data: collecting less often costs only some memory.
	debug.SetGCPercent(400)
	// Helm logs a warning whenever another value overrides a table, which a probe does all the time.
	log.SetOutput(io.Discard)
	kubeVersion := "v1.31.0"
	if len(os.Args) > 2 {
		kubeVersion = os.Args[2]
	}
	withContents := len(os.Args) > 3 && os.Args[3] == "contents"
	if err := serve(os.Args[1], kubeVersion, withContents); err != nil {
		fmt.Fprintln(os.Stderr, "helm-probe:", err)
		os.Exit(1)
	}
}

func serve(archive, kubeVersion string, withContents bool) error {
	renderer, err := newRenderer(archive, kubeVersion)
	if err != nil {
		return err
	}
	parser := newParser(withContents)
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, 64<<20)
	output := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(output)
	for input.Scan() {
		var asked request
		if err := json.Unmarshal(input.Bytes(), &asked); err != nil {
			return err
		}
		if err := encoder.Encode(reply(renderer, parser, asked.Values)); err != nil {
			return err
		}
		if err := output.Flush(); err != nil {
			return err
		}
	}
	return input.Err()
}

func reply(renderer *renderer, parser *parser, values map[string]any) answer {
	files, err := renderer.render(values)
	if err != nil {
		return answer{Error: oneLine(err)}
	}
	result, err := parser.parse(files)
	if err != nil {
		return answer{Error: oneLine(err)}
	}
	return result
}
