import { capture, computed, effect, flush, onCleanup, root, signal, untrack } from '../../../static/js/ui/reactive.js';
import { equal } from './expect.js';

Deno.test('an effect runs again after a signal it read has changed, once per turn', () => {
  const count = signal(1);
  /** @type {number[]} */
  const seen = [];
  effect(() => void seen.push(count()));
  count.set(2);
  count.set(3);
  flush();
  equal(seen, [1, 3]);
});

Deno.test('setting the same value wakes nobody', () => {
  const name = signal('ada');
  let runs = 0;
  effect(() => {
    name();
    runs++;
  });
  name.set('ada');
  flush();
  equal(runs, 1);
});

Deno.test('a computed value is worked out once per change and only when read', () => {
  const price = signal(2);
  let works = 0;
  const double = computed(() => {
    works++;
    return price() * 2;
  });
  equal(works, 0);
  equal([double(), double(), works], [4, 4, 1]);
  price.set(5);
  equal([double(), works], [10, 2]);
});

Deno.test('an untracked read does not subscribe', () => {
  const a = signal(1);
  let runs = 0;
  effect(() => {
    untrack(a);
    runs++;
  });
  a.set(2);
  flush();
  equal(runs, 1);
});

Deno.test('what an effect built is cleaned before it runs again', () => {
  const page = signal('create');
  /** @type {string[]} */
  const log = [];
  effect(() => {
    const name = page();
    log.push(`open ${name}`);
    onCleanup(() => void log.push(`close ${name}`));
  });
  page.set('history');
  flush();
  equal(log, ['open create', 'close create', 'open history']);
});

Deno.test('a disposed root stops its effects', () => {
  const value = signal(0);
  let runs = 0;
  const stop = root((dispose) => {
    effect(() => {
      value();
      runs++;
    });
    return dispose;
  });
  stop();
  value.set(1);
  flush();
  equal(runs, 1);
});

Deno.test('work captured in one place belongs to that place', () => {
  /** @type {string[]} */
  const log = [];
  let late = () => {};
  const stop = root((dispose) => {
    const here = capture();
    late = () => here(() => onCleanup(() => void log.push('gone')));
    return dispose;
  });
  late();
  stop();
  equal(log, ['gone']);
});

Deno.test('an effect that reads a computed of a computed sees one consistent value', () => {
  const n = signal(1);
  const twice = computed(() => n() * 2);
  const thrice = computed(() => n() * 3);
  /** @type {number[]} */
  const seen = [];
  effect(() => void seen.push(twice() + thrice()));
  n.set(2);
  flush();
  equal(seen, [5, 10]);
});
