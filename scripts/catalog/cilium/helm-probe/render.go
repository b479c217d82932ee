package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"
	"text/template"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
)

type file struct {
	name    string
	content string
}

type renderer struct {
	chart        *chart.Chart
	capabilities *chartutil.Capabilities
	schema       *jsonschema.Schema
	templates    *template.Template
	// Templates that produce objects, in Helm's order.
	names []string
	files chartFiles
	// What each template can read, and its result for the values that it read.
	sees     map[string]dependencies
	rendered map[string]outcome
	// The defaults, and the values set for one top-level key merged over them.
	defaults chartutil.Values
	merged   map[string]merged
}

type merged struct {
	value any
	err   error
}

// outcome is the result of one template.
type outcome struct {
	content string
	err     error
}

// A cache is dropped when it has this many entries: most are never used again.
const largestCache = 4000

func newRenderer(archive, kubeVersion string) (*renderer, error) {
	loaded, err := loader.Load(archive)
	if err != nil {
		return nil, err
	}
	if len(loaded.Dependencies()) > 0 {
		return nil, errors.New("charts with dependencies are not supported")
	}
	parsed, err := chartutil.ParseKubeVersion(kubeVersion)
	if err != nil {
		return nil, err
	}
	capabilities := chartutil.DefaultCapabilities.Copy()
	capabilities.KubeVersion = *parsed
	result := &renderer{
		chart: loaded, capabilities: capabilities, files: newChartFiles(loaded),
		sees: map[string]dependencies{}, rendered: map[string]outcome{}, merged: map[string]merged{},
	}
	if loaded.Schema != nil {
		if result.schema, err = compileSchema(loaded.Schema); err != nil {
			return nil, err
		}
	}
	if result.defaults, err = chartutil.CoalesceValues(loaded, map[string]any{}); err != nil {
		return nil, err
	}
	return result, result.parseTemplates()
}

func compileSchema(text []byte) (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	const address = "file:///values.schema.json"
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(address, document); err != nil {
		return nil, err
	}
	return compiler.Compile(address)
}

func (r *renderer) parseTemplates() error {
	r.templates = template.New("chart").Option("missingkey=zero")
	r.templates.Funcs(functions(r.templates))
	sources := map[string]string{}
	for _, source := range r.chart.Templates {
		name := path.Join(r.chart.ChartFullPath(), source.Name)
		sources[name] = string(source.Data)
		r.names = append(r.names, name)
	}
	// Helm parses deeply nested files first, so that definitions nearer to the root win.
	sort.Slice(r.names, func(i, j int) bool {
		left, right := strings.Count(r.names[i], "/"), strings.Count(r.names[j], "/")
		if left != right {
			return left > right
		}
		return r.names[i] > r.names[j]
	})
	for _, name := range r.names {
		if _, err := r.templates.New(name).Parse(sources[name]); err != nil {
			return err
		}
	}
	for _, name := range r.names {
		r.sees[name] = dependenciesOf(r.templates, name)
	}
	return nil
}

// merge lays the values set for one top-level key over its default and validates them. No schema relates several keys.
func (r *renderer) merge(key, text string, value any) (any, error) {
	question := key + "=" + text
	known, found := r.merged[question]
	if !found {
		known = r.mergeAnew(key, value)
		if len(r.merged) > largestCache {
			clear(r.merged)
		}
		r.merged[question] = known
	}
	return copied(known.value), known.err
}

func (r *renderer) mergeAnew(key string, value any) merged {
	// Helm copies all defaults to merge one key; a chart with only that key gives the same result and costs little.
	alone := &chart.Chart{Metadata: r.chart.Metadata, Values: map[string]any{}}
	if preset, found := r.chart.Values[key]; found {
		alone.Values[key] = preset
	}
	merging, err := chartutil.CoalesceValues(alone, map[string]any{key: value})
	if err != nil {
		return merged{err: fmt.Errorf("values: %w", err)}
	}
	if r.schema != nil {
		all := maps.Clone(r.defaults.AsMap())
		delete(all, key)
		maps.Copy(all, merging)
		if err := r.schema.Validate(all); err != nil {
			return merged{err: fmt.Errorf("schema: %w", err)}
		}
	}
	return merged{value: merging[key]}
}

// copied is a deep copy: templates may modify the values that they get.
func copied(value any) any {
	switch value := value.(type) {
	case map[string]any:
		result := make(map[string]any, len(value))
		for key, inner := range value {
			result[key] = copied(inner)
		}
		return result
	case []any:
		result := make([]any, len(value))
		for i, inner := range value {
			result[i] = copied(inner)
		}
		return result
	}
	return value
}

// question is what a template's result depends on: the values that were set among those that it reads.
func (r *renderer) question(name string, texts map[string]string) string {
	sees := r.sees[name]
	var question strings.Builder
	question.WriteString(name)
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if sees.all || sees.keys[key] {
			question.WriteString("\x00" + key + "=" + texts[key])
		}
	}
	return question.String()
}

// render returns the content of every template that is not a partial.
func (r *renderer) render(values map[string]any) ([]file, error) {
	// A null removes a default, so its key counts as set too.
	texts := map[string]string{}
	for key, value := range values {
		text, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("values: %w", err)
		}
		texts[key] = string(text)
	}
	all := chartutil.Values{}
	for key, value := range r.defaults {
		if _, isSet := texts[key]; !isSet {
			all[key] = copied(value)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		value, err := r.merge(key, texts[key], values[key])
		if err != nil {
			return nil, err
		}
		if value != nil || values[key] != nil {
			all[key] = value
		}
	}
	scope := map[string]any{
		"Chart": struct {
			chart.Metadata
			IsRoot bool
		}{*r.chart.Metadata, true},
		"Files":        r.files,
		"Capabilities": r.capabilities,
		"Subcharts":    map[string]any{},
		"Values":       all,
		"Release": map[string]any{
			"Name": "cilium", "Namespace": "kube-system", "Service": "Helm", "Revision": 1,
			"IsInstall": true, "IsUpgrade": false,
		},
	}
	var rendered []file
	for _, name := range r.names {
		if strings.HasPrefix(path.Base(name), "_") {
			continue
		}
		scope["Template"] = chartutil.Values{"Name": name, "BasePath": path.Join(r.chart.ChartFullPath(), "templates")}
		question := r.question(name, texts)
		given, known := r.rendered[question]
		if !known {
			given.content, given.err = r.execute(name, scope)
			if len(r.rendered) > largestCache {
				clear(r.rendered)
			}
			r.rendered[question] = given
		}
		if given.err != nil {
			return nil, refusal(given.err)
		}
		if strings.HasSuffix(name, "NOTES.txt") {
			continue
		}
		rendered = append(rendered, file{name, given.content})
	}
	return rendered, nil
}

func (r *renderer) execute(name string, scope any) (content string, err error) {
	// A function may panic if its argument has an unexpected type; Helm reports that as an error.
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("template: %s:0:0: %v", name, problem)
		}
	}()
	var text strings.Builder
	if err := r.templates.ExecuteTemplate(&text, name, scope); err != nil {
		return "", err
	}
	return strings.ReplaceAll(text.String(), "<no value>", ""), nil
}

var (
	place   = regexp.MustCompile(`template: ([^\s:]+:\d+)(?::\d+)?:`)
	refused = regexp.MustCompile(`(?s)` + failStart + `(.*)` + failEnd)
)

// refusal returns the innermost place of an error, and the chart's own message if it has one.
func refusal(err error) error {
	text := err.Error()
	at := "unknown"
	if places := place.FindAllStringSubmatch(text, -1); len(places) > 0 {
		at = strings.TrimPrefix(places[len(places)-1][1], "cilium/templates/")
	}
	if message := refused.FindStringSubmatch(text); message != nil {
		return fmt.Errorf("fail %s: %s", at, message[1])
	}
	return fmt.Errorf("template %s: %s", at, text)
}

func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}
