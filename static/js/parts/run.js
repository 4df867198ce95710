// One generation in the feed: what was asked, and what has come of it so far.
import { computed, h, icon } from '../ui.js';
import { ago, credits, duration } from '../logic.js';
import { cancel } from '../calls.js';
import { isRunning, modelOf, patch, refresh } from '../store.js';
import { Orb } from './orb.js';
import { Tile } from './tile.js';
import { toast } from './toast.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Generation} Generation */

/** @param {() => Generation} run
 * @param {() => number} now
 * @param {import('./feed.js').Actions} actions */
export function Run(run, now, actions) {
  const state = computed(() => (isRunning(run()) ? 'running' : run().status));
  const title = () => run().prompt || run().model_name || text.common.untitled;
  return h(
    'article',
    { class: 'run', 'aria-label': title, 'aria-busy': () => String(state() === 'running') },
    h(
      'header',
      null,
      () => Orb(modelOf().get(run().model_record_id)),
      h('div', { class: 'what' }, h('p', { title }, title), Facts(run, now)),
      h(
        'div',
        { class: 'acts' },
        h(
          'button',
          { type: 'button', class: 'btn ghost small', onclick: () => actions.reuse(run()) },
          icon('repeat-2'),
          text.common.reuse,
        ),
        h('button', {
          type: 'button',
          class: 'btn ghost small square',
          'aria-label': text.run.copyPrompt,
          onclick: () => copy(run().prompt ?? ''),
        }, icon('copy')),
      ),
    ),
    () => {
      if (state() === 'running') return Pending(run);
      if (state() === 'failed') return Failed(run, actions);
      return h('div', { class: 'tiles' }, (run().outputs ?? []).map((output) => Tile(run(), output, actions)));
    },
  );
}

/** @param {() => Generation} run
 * @param {() => number} now */
const Facts = (run, now) =>
  h(
    'small',
    { class: 'num' },
    h('span', null, () => run().model_name ?? modelOf().get(run().model_record_id)?.model_name ?? ''),
    h('span', null, () => ago(run().created_at, now())),
    h('span', null, () => text.run.charged(credits(run().tokens_used))),
    () =>
      run().sandbox &&
      h('span', { class: 'tag', title: text.run.sandboxMeaning }, text.run.sandbox),
  );

/** @param {() => Generation} run */
function Pending(run) {
  const { settings, type, output_count: count = 1 } = run();
  const model = modelOf().get(run().model_record_id);
  const [width, height] = String(settings?.aspectRatio ?? settings?.aspect_ratio ?? '').split(':').map(Number);
  const ratio = type === 'audio' ? 4 : width && height ? width / height : type === 'video' ? 16 / 9 : 1;
  const percent = () => Math.round((run().progress ?? 0) * 100);
  return h(
    'div',
    { class: 'tiles' },
    Array.from({ length: Math.min(count || 1, 8) }, (_, index) =>
      h(
        'div',
        { class: `tile pending skeleton ${type}`, style: { '--r': ratio } },
        index === 0 && h(
          'div',
          { class: 'state' },
          h('div', {
            class: () => `ring num ${percent() ? '' : 'unknown'}`,
            role: 'progressbar',
            'aria-label': text.run.generating,
            'aria-valuenow': () => percent() || null,
            style: () => ({ '--p': run().progress ?? 0 }),
          }, h('span', null, () => (percent() ? `${percent()}%` : ''))),
          h(
            'p',
            null,
            () => phase(run()),
            h('small', null, () => model ? text.time.usually(duration(model.estimated_time_seconds)) : ''),
          ),
          h('button', { type: 'button', class: 'btn small', onclick: () => stop(run()) }, text.common.cancel),
        ),
      )),
  );
}

/** @param {Generation} run */
function phase({ status, status_detail: detail }) {
  if (detail === 'reconciling') return text.run.checking;
  if (detail === 'submitting') return text.run.sending;
  return status === 'pending' ? text.run.waiting : text.run.generating;
}

/** @param {() => Generation} run
 * @param {import('./feed.js').Actions} actions */
const Failed = (run, { reuse }) =>
  h(
    'div',
    { class: () => `failed ${run().status_detail === 'cancelled' ? 'calm' : ''}` },
    icon(run().status_detail === 'cancelled' ? 'circle-slash' : 'circle-alert'),
    h(
      'p',
      null,
      h(
        'b',
        null,
        () => run().status_detail === 'cancelled' ? text.run.cancelled : reason(run()),
      ),
      h('small', null, () => text.run.returned(credits(run().tokens_used))),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'btn small',
        onclick: () => reuse(run()),
      },
      icon('rotate-ccw'),
      text.common.again,
    ),
  );

/** Why it failed; that the credits are back is said beside it, with the amount.
 * @param {Generation} run */
const reason = ({ error_message: said }) =>
  said?.replace(/\s*Your credits (were|have been) returned\.?$/, '') || text.run.notMade;

/** @param {Generation} run */
async function stop({ id }) {
  try {
    patch(await cancel(id));
    refresh().catch(() => {});
  } catch (error) {
    toast('error', text.run.notCancelled, /** @type {Error} */ (error).message);
  }
}

/** @param {string} prompt */
async function copy(prompt) {
  try {
    await navigator.clipboard.writeText(prompt);
    toast('success', text.run.copied);
  } catch {
    toast('error', text.run.notCopied, text.run.notAllowed);
  }
}
