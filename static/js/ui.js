// The reactive core: everything a page needs to build itself. See ui/*.js.
export { computed, dispose, effect, flush, onCleanup, root, signal, untrack } from './ui/reactive.js';
export { h, icon } from './ui/dom.js';
export { each } from './ui/each.js';
