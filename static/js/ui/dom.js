// Elements from plain calls. The page is made of nodes and text only: no HTML is ever parsed.
import { effect } from './reactive.js';

/** @typedef {Node | string | number | boolean | null | undefined | (() => any) | any[]} Child */

/** Makes an element. A function as property or child is live; `on…` adds a listener; `ref` receives the element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any> | null} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]} */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  append(element, children);
  for (const name in props) bind(element, name, props[name]);
  return element;
}

/** A drawing from the sprite, hidden from screen readers.
 * @param {string} name */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const use = document.createElementNS(space, 'use');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `/assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** @param {HTMLElement} element
 * @param {string} name
 * @param {any} value */
function bind(element, name, value) {
  if (name === 'ref') value(element);
  else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (typeof value === 'function') effect(() => set(element, name, value()));
  else set(element, name, value);
}

const live = new Set(['value', 'checked', 'selected', 'indeterminate', 'muted']);

/** @param {HTMLElement} element
 * @param {string} name
 * @param {any} value */
function set(element, name, value) {
  if (name === 'style') { for (const key in value) element.style.setProperty(key, value[key]); }
  else if (live.has(name)) {
    const target = /** @type {any} */ (element);
    if (target[name] !== value) target[name] = value;
  } else if (value === false || value == null) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** @param {Node} parent
 * @param {Child} child */
function append(parent, child) {
  if (child == null || typeof child === 'boolean') return;
  if (Array.isArray(child)) { for (const each of child) append(parent, each); }
  else if (typeof child === 'function') region(parent, child);
  else parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
}

/** A live stretch of children in front of an empty text node.
 * @param {Node} parent
 * @param {() => any} content */
function region(parent, content) {
  const end = document.createTextNode('');
  parent.appendChild(end);
  /** @type {Node[]} */
  let shown = [];
  effect(() => {
    const value = content();
    if (isText(value) && shown.length === 1 && shown[0] instanceof Text) shown[0].data = String(value);
    else shown = replace(end, shown, nodes(value));
  });
}

/** @param {unknown} value */
const isText = (value) => typeof value === 'string' || typeof value === 'number';

/** @param {any} value
 * @returns {Node[]} */
function nodes(value) {
  if (Array.isArray(value) && value.every((each) => each instanceof Node)) return value;
  const fragment = document.createDocumentFragment();
  append(fragment, value);
  return [...fragment.childNodes];
}

/** Moves only what is out of place, so that focus, scroll positions and playing media survive.
 * @param {Node} end
 * @param {Node[]} before
 * @param {Node[]} after */
function replace(end, before, after) {
  const kept = new Set(after);
  for (const node of before) if (!kept.has(node)) node.parentNode?.removeChild(node);
  let next = end;
  for (const node of after.toReversed()) {
    if (node.nextSibling !== next) end.parentNode?.insertBefore(node, next);
    next = node;
  }
  return after;
}
