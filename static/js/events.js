// News from the server. The stream is a hint and the database the truth: whatever the stream misses, a refetch finds.
import { effect, onCleanup } from './ui.js';
import { credits, isRunning, me, patch, refresh, running, runs } from './store.js';

/** @typedef {import('./types.d.ts').Generation} Generation */

const pauses = [2000, 4000, 8000];

/** Listens for as long as somebody is signed in.
 * @param {(run: Generation) => void} finished called once for each generation that ends while the page is open */
export function listen(finished) {
  effect(() => {
    if (!me()) return;
    const watch = follow();
    onCleanup(watch.stop);
  });
  announce(finished);
}

/** Opens the stream and keeps the page right without it. */
function follow() {
  /** @type {EventSource | undefined} */
  let stream;
  let timer = 0, step = 0, failures = 0, stopped = false;

  const open = () => stream?.readyState === EventSource.OPEN;
  const again = () => refresh().catch(() => {});
  const wake = () => document.visibilityState === 'visible' && again();

  const connect = () => {
    if (stopped) return;
    stream = new EventSource('/events/v1/stream');
    stream.addEventListener('open', () => {
      failures = 0;
      again();
    });
    stream.addEventListener('error', () => {
      failures++;
      if (stream?.readyState === EventSource.CLOSED) setTimeout(connect, Math.min(30_000, 1000 * 2 ** failures));
    });
    stream.addEventListener('generation', (event) => {
      const news = JSON.parse(event.data);
      const whole = news.status !== 'completed' || news.outputs?.length;
      if (!patch(news) || !whole) again();
    });
    stream.addEventListener('credits', (event) => credits.set(Number(JSON.parse(event.data).credits)));
  };

  /** Every 2, 4, then 8 seconds without a stream; every 20 with one, while anything runs. */
  const poll = () => {
    const busy = running().length > 0;
    const pause = open() ? 20_000 : pauses[Math.min(step++, pauses.length - 1)];
    timer = setTimeout(async () => {
      if (busy || (!open() && failures >= 3)) await again();
      if (!stopped) poll();
    }, pause);
  };

  const restart = effect(() => {
    void running().length;
    clearTimeout(timer);
    step = 0;
    poll();
  });
  addEventListener('online', again);
  document.addEventListener('visibilitychange', wake);
  connect();
  return {
    stop() {
      stopped = true;
      restart();
      stream?.close();
      clearTimeout(timer);
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', wake);
    },
  };
}

/** @param {(run: Generation) => void} finished */
function announce(finished) {
  /** @type {Set<string>} */
  let before = new Set();
  effect(() => {
    const list = runs() ?? [];
    for (const run of list) if (before.has(run.id) && !isRunning(run)) finished(run);
    before = new Set(list.filter(isRunning).map((run) => run.id));
  });
}
