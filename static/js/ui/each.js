// A keyed list: a row is built once per key and kept while its key is in the list.
import { capture, onCleanup, root, untrack } from './reactive.js';

/** @template T
 * @param {() => T[]} list
 * @param {(item: T) => string} key
 * @param {(item: T) => Node} render reads of signals here do not rebuild the row; read them inside functions
 * @returns {() => Node[]} */
export function each(list, key, render) {
  /** @type {Map<string, { node: Node, stop: () => void }>} */
  let rows = new Map();
  const home = capture();
  onCleanup(() => rows.forEach((row) => row.stop()));
  const build = (/** @type {T} */ item) => home(() => root((stop) => ({ node: untrack(() => render(item)), stop })));
  return () => {
    const items = list();
    /** @type {typeof rows} */
    const next = new Map();
    for (const item of items) next.set(key(item), rows.get(key(item)) ?? build(item));
    for (const [name, row] of rows) if (!next.has(name)) row.stop();
    rows = next;
    return [...next.values()].map((row) => row.node);
  };
}
