import { h, icon } from '../ui.js';
import { catalogue, load, trouble } from '../store.js';
import { credits as format, duration, left } from '../logic.js';
import { credits } from '../store.js';
import { Orb } from '../parts/orb.js';
import { Kinds } from './kinds.js';
import { text } from '../text.js';

/** @typedef {import('./composer.js').Composing} Composing */

/** The whole form: kind, model, fields, and the button that says what it costs.
 * @param {Composing} composer
 * @param {import('../ui/reactive.js').Signal<boolean>} sheet whether it stands open on a phone */
export const Panel = (composer, sheet) =>
  h(
    'form',
    {
      class: () => `panel ${sheet() ? 'open' : ''}`,
      'aria-label': text.create.form,
      novalidate: true,
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        if (await composer.submit()) sheet.set(false);
      },
    },
    h(
      'header',
      null,
      h('button', {
        type: 'button',
        class: 'grip',
        'aria-label': text.create.closeForm,
        onclick: () => sheet.set(false),
      }, icon('chevron-down')),
      Kinds(composer),
      ModelButton(composer),
      About(composer),
    ),
    h('div', { class: 'body' }, () => (trouble() && !catalogue() ? Trouble() : composer.form()?.element ?? Skeleton())),
    h('footer', null, Generate(composer), Balance(composer)),
  );

/** Stays one element, so that focus can come back to it after the picker.
 * @param {Composing} composer */
const ModelButton = ({ model, picker }) =>
  h(
    'button',
    { type: 'button', class: 'model-button', 'aria-haspopup': 'dialog', onclick: picker.open },
    () => Orb(model() ?? undefined),
    h(
      'span',
      null,
      h('b', null, () => model()?.model_name ?? text.create.loading),
      h('small', null, () => {
        const chosen = model();
        return chosen ? `${chosen.blurb} · ${duration(chosen.estimated_time_seconds)}` : ' ';
      }),
    ),
    icon('chevron-right'),
  );

/** The model's page in the documentation, beside the form rather than in its place.
 * @param {Composing} composer */
const About = ({ model }) =>
  h(
    'a',
    {
      class: 'about',
      target: '_blank',
      href: () => `/docs/models/${encodeURIComponent(model()?.record_id ?? '')}`,
      hidden: () => !model(),
    },
    text.create.about,
  );

/** @param {Composing} composer */
const Generate = ({ busy, model, cost, short }) =>
  h(
    'button',
    {
      class: 'cta',
      type: 'submit',
      'aria-disabled': () => String(busy() || !model() || short() > 0),
      'aria-keyshortcuts': 'Control+Enter',
    },
    h('span', null, () => (busy() ? text.create.starting : short() ? text.create.notEnough : text.create.generate)),
    h('kbd', { 'aria-hidden': 'true' }, () => (short() ? '' : /Mac|iP/.test(navigator.platform) ? '⌘ ↵' : 'Ctrl ↵')),
    Price(cost),
  );

/** @param {() => number | null} cost */
export const Price = (cost) =>
  h(
    'span',
    { class: 'price num' },
    icon('coins'),
    h('b', null, () => {
      const amount = cost();
      return amount === null ? '–' : format(amount);
    }),
    h('span', { class: 'sr' }, ` ${text.common.credits}`),
  );

/** @param {Composing} composer */
const Balance = ({ cost, short, form }) =>
  h(
    'p',
    { class: 'balance num' },
    h('span', null, text.create.balance, () => left(credits() ?? 0)),
    h('span', { role: 'status', class: () => (short() ? 'lacking' : '') }, () => {
      const amount = cost();
      if (amount === null) {
        return hasFaults(form()) ? text.create.priceFollows : text.create.noPrice;
      }
      return short() ? text.create.moreNeeded(format(short())) : text.create.leftAfter(left(credits() ?? 0, amount));
    }),
  );

/** @param {ReturnType<import('../form/schema-form.js').SchemaForm> | null} form */
const hasFaults = (form) => !form || (!form.isRefused() && Object.keys(form.faults()).length > 0);

const Trouble = () =>
  h(
    'div',
    { class: 'failed', role: 'alert' },
    icon('circle-alert'),
    h('p', null, trouble()),
    h('button', { type: 'button', class: 'btn small', onclick: load }, text.common.again),
  );

const Skeleton = () =>
  h(
    'div',
    { class: 'stack', 'aria-hidden': 'true' },
    [112, 62, 40].map((height) => h('div', { class: 'skeleton', style: { height: `${height}px` } })),
  );
