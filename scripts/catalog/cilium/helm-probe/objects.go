package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"strings"

	"sigs.k8s.io/yaml"
)

const configMapName = "ConfigMap/cilium-config"

var separator = regexp.MustCompile(`(?:^|\n)---[^\n]*(?:\n|$)`)

// parser turns rendered files into answers. Most files do not change between two renderings, so it remembers them.
type parser struct {
	known map[string]parsedFile
	// Whether answers contain the content of objects, and the digests of those in earlier answers.
	withContents bool
	sent         map[string]bool
}

type parsedFile struct {
	objects   map[string]string
	contents  map[string]json.RawMessage
	configMap map[string]string
	err       error
}

func newParser(withContents bool) *parser {
	return &parser{known: map[string]parsedFile{}, withContents: withContents, sent: map[string]bool{}}
}

func (p *parser) parse(files []file) (answer, error) {
	result := answer{ConfigMap: map[string]string{}, Objects: map[string]string{}}
	for _, source := range files {
		parsed := p.parseFile(source)
		if parsed.err != nil {
			return answer{}, parsed.err
		}
		for name, digest := range parsed.objects {
			// Several objects with the same name differ in their namespace.
			result.Objects[name] += digest
		}
		maps.Copy(result.ConfigMap, parsed.configMap)
		if p.withContents {
			p.send(&result, parsed.contents)
		}
	}
	return result, nil
}

// send adds the objects that were not in an earlier answer.
func (p *parser) send(result *answer, contents map[string]json.RawMessage) {
	for digest, content := range contents {
		if p.sent[digest] {
			continue
		}
		p.sent[digest] = true
		if result.Contents == nil {
			result.Contents = map[string]json.RawMessage{}
		}
		result.Contents[digest] = content
	}
}

func (p *parser) parseFile(source file) parsedFile {
	sum := sha256.Sum256([]byte(source.content))
	key := source.name + string(sum[:])
	parsed, found := p.known[key]
	if !found {
		parsed = parseFile(source, p.withContents)
		// Values that a file contains make every rendering of it new; the cache is only worth its memory while it is small.
		if len(p.known) > largestCache {
			p.known = map[string]parsedFile{}
		}
		p.known[key] = parsed
	}
	return parsed
}

func parseFile(source file, withContents bool) parsedFile {
	result := parsedFile{objects: map[string]string{}, contents: map[string]json.RawMessage{}}
	for _, text := range separator.Split(source.content, -1) {
		if strings.TrimSpace(text) == "" {
			continue
		}
		var object map[string]any
		if err := yaml.Unmarshal([]byte(text), &object); err != nil {
			return parsedFile{err: fmt.Errorf("yaml %s: %w", strings.TrimPrefix(source.name, "cilium/templates/"), err)}
		}
		if len(object) == 0 {
			continue
		}
		name := objectName(object)
		if name == configMapName {
			data, err := configMapData(object)
			if err != nil {
				return parsedFile{err: err}
			}
			result.configMap = data
			continue
		}
		neutralise(object)
		canonical, err := json.Marshal(object)
		if err != nil {
			return parsedFile{err: err}
		}
		sum := sha256.Sum256(canonical)
		digest := hex.EncodeToString(sum[:8])
		result.objects[name] += digest
		if withContents {
			result.contents[digest] = canonical
		}
	}
	return result
}

func objectName(object map[string]any) string {
	name := ""
	if metadata, ok := object["metadata"].(map[string]any); ok {
		name = fmt.Sprint(metadata["name"])
	}
	return fmt.Sprintf("%v/%s", object["kind"], name)
}

// configMapData returns the data in the form that the API server accepts: strings, and an empty one for null. It
// refuses anything else.
func configMapData(object map[string]any) (map[string]string, error) {
	data, _ := object["data"].(map[string]any)
	texts := map[string]string{}
	for key, value := range data {
		switch value := value.(type) {
		case string:
			texts[key] = value
		case nil:
			texts[key] = ""
		default:
			return nil, fmt.Errorf("data %s: %T is no text", key, value)
		}
	}
	return texts, nil
}

// neutralise blanks values that only repeat the content of another object: checksums in annotations.
func neutralise(value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			if strings.Contains(key, "checksum") {
				value[key] = ""
				continue
			}
			neutralise(inner)
		}
	case []any:
		for _, inner := range value {
			neutralise(inner)
		}
	}
}
