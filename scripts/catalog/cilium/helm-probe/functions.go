package main

import (
	"encoding/json"
	"errors"
	"maps"
	"path"
	"strings"
	"text/template"
	"time"

	"github.com/Masterminds/sprig/v3"
	"github.com/gobwas/glob"
	"helm.sh/helm/v3/pkg/chart"
	"sigs.k8s.io/yaml"
)

// Markers around the message of fail and required inside the error that text/template wraps it in.
const (
	failStart = "<<refused<<"
	failEnd   = ">>refused>>"
)

// certificate replaces the random output of sprig.
type certificate struct {
	Cert string
	Key  string
}

var constantCertificate = certificate{Cert: "certificate", Key: "key"}

// functions returns Helm's additions to the template language, without those that are random or access the outside.
func functions(templates *template.Template) template.FuncMap {
	all := sprig.TxtFuncMap()
	delete(all, "env")
	delete(all, "expandenv")
	helm := template.FuncMap{
		"toYaml":        toYAML,
		"fromYaml":      fromYAML,
		"fromYamlArray": fromYAMLArray,
		"toJson":        toJSON,
		"fromJson":      fromJSON,
		"include":       include(templates),
		"tpl":           expand(templates),
		"required":      required,
		"fail":          fail,
		"lookup":        func(_, _, _, _ string) map[string]any { return map[string]any{} },
		"getHostByName": func(string) string { return "" },
		"now":           func() time.Time { return time.Unix(0, 0).UTC() },
		"genCA":         func(string, int) certificate { return constantCertificate },
		"genSignedCert": func(string, []any, []any, int, any) certificate { return constantCertificate },
	}
	maps.Copy(all, helm)
	return all
}

func include(templates *template.Template) func(string, any) (string, error) {
	return func(name string, data any) (string, error) {
		var text strings.Builder
		err := templates.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
}

func expand(parent *template.Template) func(string, any) (string, error) {
	return func(source string, data any) (string, error) {
		// Most texts are not templates. Copying all templates for each of them would be most of the work.
		if !strings.Contains(source, "{{") {
			return strings.ReplaceAll(source, "<no value>", ""), nil
		}
		scope, err := parent.Clone()
		if err != nil {
			return "", err
		}
		scope.Option("missingkey=zero")
		scope.Funcs(template.FuncMap{"include": include(scope), "tpl": expand(scope)})
		parsed, err := scope.New(parent.Name()).Parse(source)
		if err != nil {
			return "", err
		}
		var text strings.Builder
		if err := parsed.Execute(&text, data); err != nil {
			return "", err
		}
		return strings.ReplaceAll(text.String(), "<no value>", ""), nil
	}
}

func fail(message string) (string, error) {
	return "", errors.New(failStart + message + failEnd)
}

func required(message string, value any) (any, error) {
	if text, isText := value.(string); value == nil || (isText && text == "") {
		_, err := fail(message)
		return value, err
	}
	return value, nil
}

func toYAML(value any) string {
	text, err := yaml.Marshal(value)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(text), "\n")
}

func fromYAML(text string) map[string]any {
	value := map[string]any{}
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		value["Error"] = err.Error()
	}
	return value
}

func fromYAMLArray(text string) []any {
	value := []any{}
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		return []any{err.Error()}
	}
	return value
}

func toJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(text)
}

func fromJSON(text string) map[string]any {
	value := map[string]any{}
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		value["Error"] = err.Error()
	}
	return value
}

// chartFiles is the .Files object of templates.
type chartFiles map[string][]byte

func newChartFiles(from *chart.Chart) chartFiles {
	files := chartFiles{}
	for _, source := range from.Files {
		files[source.Name] = source.Data
	}
	return files
}

func (f chartFiles) Get(name string) string { return string(f[name]) }

func (f chartFiles) Glob(pattern string) chartFiles {
	matches, err := glob.Compile(pattern, '/')
	if err != nil {
		matches = glob.MustCompile("**")
	}
	found := chartFiles{}
	for name, content := range f {
		if matches.Match(name) {
			found[name] = content
		}
	}
	return found
}

func (f chartFiles) AsConfig() string {
	texts := map[string]string{}
	for name, content := range f {
		texts[path.Base(name)] = string(content)
	}
	return toYAML(texts)
}
