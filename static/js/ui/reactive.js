// Signals, computed values and effects with owners. Nothing here knows the DOM.

/** @typedef {{ run: () => void, sources: Set<Set<Node>>, children: Node[], undo: (() => void)[], mark: () => void, dead: boolean }} Node */
/** @template T @typedef {(() => T) & { set: (v: T) => void, update: (f: (v: T) => T) => void, peek: () => T }} Signal */

/** Who is being recorded as a reader. @type {Node | null} */
let reader = null;
/** Who disposes of what is made now. @type {Node | null} */
let owner = null;
/** @type {Set<Node>} */
const queue = new Set();
let scheduled = false;

/** A value that tells its readers when it changes.
 * @template T
 * @param {T} value
 * @returns {Signal<T>} */
export function signal(value) {
  /** @type {Set<Node>} */
  const readers = new Set();
  const read = () => {
    track(readers);
    return value;
  };
  const set = (/** @type {T} */ next) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const node of [...readers]) node.mark();
  };
  return Object.assign(read, {
    set,
    peek: () => value,
    update: (/** @type {(v: T) => T} */ change) => set(change(value)),
  });
}

/** A value worked out from signals, once per change and only when somebody reads it.
 * @template T
 * @param {() => T} work
 * @returns {() => T} */
export function computed(work) {
  /** @type {Set<Node>} */
  const readers = new Set();
  let stale = true;
  /** @type {T} */
  let value;
  const node = make(
    () => {
      value = work();
    },
    () => {
      if (stale) return;
      stale = true;
      for (const each of [...readers]) each.mark();
    },
  );
  return () => {
    track(readers);
    if (stale) {
      stale = false;
      execute(node);
    }
    return value;
  };
}

/** Runs `work` now and again after each change of what it read; returns how to stop it.
 * @param {() => void} work */
export function effect(work) {
  const node = make(work, () => enqueue(node));
  execute(node);
  return () => dispose(node);
}

/** Runs `work` under an owner of its own, disposed of by hand or with the owner around it.
 * @template T
 * @param {(dispose: () => void) => T} work
 * @returns {T} */
export function root(work) {
  /** @type {T[]} */
  const result = [];
  const node = make(() => {
    result.push(work(() => dispose(node)));
  }, () => {});
  within(null, node, node.run);
  return result[0];
}

/** Reads signals without subscribing to them.
 * @template T
 * @param {() => T} work
 * @returns {T} */
export function untrack(work) {
  return within(null, owner, work);
}

/** Runs `work` as if it stood where `capture` was called.
 * @returns {<T>(work: () => T) => T} */
export function capture() {
  const home = owner;
  return (work) => within(reader, home, work);
}

/** Calls `undo` when what is being built goes away.
 * @param {() => void} undo */
export function onCleanup(undo) {
  owner?.undo.push(undo);
}

/** Runs every effect that waits, without waiting for the microtask. */
export function flush() {
  scheduled = false;
  for (let turn = 0; queue.size && turn < 100; turn++) {
    const batch = [...queue];
    queue.clear();
    for (const node of batch) if (!node.dead) execute(node);
  }
}

/** @param {Node} node */
export function dispose(node) {
  node.dead = true;
  clear(node);
}

/** @param {() => void} run
 * @param {() => void} mark
 * @returns {Node} */
function make(run, mark) {
  /** @type {Node} */
  const node = { run, mark, sources: new Set(), children: [], undo: [], dead: false };
  owner?.children.push(node);
  return node;
}

/** @param {Node} node */
function execute(node) {
  clear(node);
  within(node, node, node.run);
}

/** @param {Node} node */
function clear(node) {
  const { children, undo } = node;
  node.children = [];
  node.undo = [];
  for (const child of children) dispose(child);
  for (const each of undo) each();
  for (const source of node.sources) source.delete(node);
  node.sources.clear();
}

/** @template T
 * @param {Node | null} asReader
 * @param {Node | null} asOwner
 * @param {() => T} work
 * @returns {T} */
function within(asReader, asOwner, work) {
  const before = [reader, owner];
  reader = asReader;
  owner = asOwner;
  try {
    return work();
  } finally {
    [reader, owner] = before;
  }
}

/** @param {Set<Node>} readers */
function track(readers) {
  if (!reader) return;
  readers.add(reader);
  reader.sources.add(readers);
}

/** @param {Node} node */
function enqueue(node) {
  queue.add(node);
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(flush);
}
