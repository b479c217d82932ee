/** Creates the page's elements without a framework. */

type Child = Node | string | number | false | undefined | null;

/** Attributes by name. Functions are listeners (`onclick`); true is an attribute without a value. */
type Properties = Readonly<Record<string, string | number | boolean | undefined | ((event: never) => void)>>;

/** Creates an element. Strings are always text: nothing here parses HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: (Child | readonly Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? '' : `${value}`);
  }
  element.append(...nodes(children));
  return element;
}

/** Replaces the children of an element. */
export function fill(element: Element, ...children: (Child | readonly Child[])[]): void {
  element.replaceChildren(...nodes(children));
}

function nodes(children: readonly (Child | readonly Child[])[]): (Node | string)[] {
  const found: (Node | string)[] = [];
  for (const child of children.flat()) {
    if (child === undefined || child === null || child === false) continue;
    found.push(typeof child === 'number' ? `${child}` : (child as Node | string));
  }
  return found;
}

let count = 0;

/** An id that no other element has. */
export function freshId(prefix: string): string {
  count++;
  return `${prefix}-${count}`;
}

/** A choice in a drop-down. Consecutive choices with the same group appear below its name. */
export interface Choice {
  value: string;
  text: string;
  group?: string;
}

/** A drop-down. Shows the first of `options` if none has the value. */
export function select(
  label: string,
  options: readonly Choice[],
  value: string,
  change: (value: string) => void,
): HTMLSelectElement {
  const element = h('select', { 'aria-label': label, onchange: () => change(element.value) });
  let group: HTMLOptGroupElement | undefined;
  for (const option of options) {
    if (option.group === undefined) group = undefined;
    else if (group?.label !== option.group) {
      group = h('optgroup', { label: option.group });
      element.append(group);
    }
    (group ?? element).append(h('option', { value: option.value, selected: option.value === value }, option.text));
  }
  return element;
}

/** A drop-down with its name above it. */
export function field(label: string, control: HTMLElement): HTMLElement {
  return h('label', { class: 'field' }, h('span', { class: 'field-name' }, label), control);
}
