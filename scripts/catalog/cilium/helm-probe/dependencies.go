package main

import (
	"reflect"
	"text/template"
	"text/template/parse"
)

// dependencies are the top-level values that a template can read, including those of all templates that it includes.
type dependencies struct {
	all  bool
	keys map[string]bool
}

// scanner walks parse trees. The values that a template mentions are a superset of those that it reads, as a cache
// needs.
type scanner struct {
	templates *template.Template
	found     dependencies
	visited   map[string]bool
}

func dependenciesOf(templates *template.Template, name string) dependencies {
	scan := scanner{templates: templates, found: dependencies{keys: map[string]bool{}}, visited: map[string]bool{}}
	scan.template(name)
	return scan.found
}

func (s *scanner) template(name string) {
	if s.visited[name] {
		return
	}
	s.visited[name] = true
	if named := s.templates.Lookup(name); named != nil && named.Tree != nil {
		s.node(named.Tree.Root)
	}
}

func (s *scanner) node(node parse.Node) {
	// The branches of a typed node may be nil pointers.
	if node == nil || reflect.ValueOf(node).IsNil() {
		return
	}
	switch node := node.(type) {
	case *parse.ListNode:
		for _, inner := range node.Nodes {
			s.node(inner)
		}
	case *parse.ActionNode:
		s.node(node.Pipe)
	case *parse.IfNode:
		s.branch(node.BranchNode)
	case *parse.RangeNode:
		s.branch(node.BranchNode)
	case *parse.WithNode:
		s.branch(node.BranchNode)
	case *parse.TemplateNode:
		s.template(node.Name)
		s.node(node.Pipe)
	case *parse.PipeNode:
		for _, command := range node.Cmds {
			s.command(command)
		}
	case *parse.ChainNode:
		s.node(node.Node)
		s.path(node.Field, nil)
	case *parse.FieldNode:
		s.path(node.Ident, nil)
	case *parse.VariableNode:
		s.path(node.Ident[1:], nil)
	}
}

func (s *scanner) branch(branch parse.BranchNode) {
	s.node(branch.Pipe)
	s.node(branch.List)
	s.node(branch.ElseList)
}

func (s *scanner) command(command *parse.CommandNode) {
	var literal *parse.StringNode
	for _, argument := range command.Args {
		if text, ok := argument.(*parse.StringNode); ok && literal == nil {
			literal = text
		}
	}
	if function, ok := command.Args[0].(*parse.IdentifierNode); ok {
		switch function.Ident {
		case "tpl":
			// Text that is expanded can mention anything.
			s.found.all = true
		case "include":
			// A computed name refers to another file for a checksum, which is left out anyway.
			if literal != nil && command.Args[1] == parse.Node(literal) {
				s.template(literal.Text)
			}
		}
	}
	for _, argument := range command.Args {
		switch argument := argument.(type) {
		case *parse.FieldNode:
			s.path(argument.Ident, literal)
		case *parse.VariableNode:
			s.path(argument.Ident[1:], literal)
		default:
			s.node(argument)
		}
	}
}

// path notes the key after "Values". Without one, as in `hasKey .Values "labels"`, the literal after it is the key.
func (s *scanner) path(identifiers []string, literal *parse.StringNode) {
	for i, identifier := range identifiers {
		if identifier != "Values" {
			continue
		}
		switch {
		case i+1 < len(identifiers):
			s.found.keys[identifiers[i+1]] = true
		case literal != nil:
			s.found.keys[literal.Text] = true
		default:
			s.found.all = true
		}
	}
}
