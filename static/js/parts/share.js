// A public link to one generation: make it, copy it, take it back.
import { h, icon, signal } from '../ui.js';
import * as calls from '../calls.js';
import { Dialog } from './dialog.js';
import { toast } from './toast.js';
import { text } from '../text.js';

export function Share() {
  const run = signal(/** @type {import('../types.d.ts').Generation | null} */ (null));
  const link = signal(/** @type {{ share_token: string, url: string } | null} */ (null));
  const busy = signal(false), wrong = signal('');
  const showPrompt = signal(true);

  /** @param {() => Promise<void>} work */
  const attempt = async (work) => {
    if (busy.peek()) return;
    busy.set(true);
    wrong.set('');
    await work().catch((error) => wrong.set(error.message));
    busy.set(false);
  };
  const make = () =>
    attempt(async () => {
      link.set(await calls.share(run.peek()?.id ?? '', showPrompt.peek()));
      dialog.element.querySelector('input')?.select();
    });
  const revoke = () =>
    attempt(async () => {
      await calls.revoke(link.peek()?.share_token ?? '');
      link.set(null);
      toast('success', text.share.revoked, text.share.closed);
    });
  const copy = async () => {
    const url = link.peek()?.url ?? '';
    await navigator.clipboard.writeText(url).then(
      () => toast('success', text.share.copied),
      () => dialog.element.querySelector('input')?.select(),
    );
  };

  const Make = () => [
    h('p', null, text.share.before),
    h(
      'label',
      { class: 'switch-row' },
      h('span', null, h('b', null, text.share.showPrompt)),
      h('input', {
        class: 'switch',
        type: 'checkbox',
        role: 'switch',
        checked: showPrompt,
        onchange: (/** @type {any} */ event) => showPrompt.set(event.target.checked),
      }),
    ),
    h(
      'button',
      { type: 'button', class: 'cta', onclick: make, 'aria-disabled': () => String(busy()) },
      icon('link'),
      text.share.create,
    ),
  ];
  const Made = (/** @type {{ url: string }} */ { url }) => [
    h('p', null, text.share.after),
    h(
      'div',
      { class: 'beside apart' },
      h('input', { class: 'input', type: 'text', readonly: true, value: url, 'aria-label': text.share.link }),
      h('button', { type: 'button', class: 'btn square', 'aria-label': text.share.copy, onclick: copy }, icon('copy')),
    ),
    h(
      'div',
      { class: 'acts' },
      h('a', { class: 'btn', href: url, target: '_blank', rel: 'noopener' }, icon('external-link'), text.share.open),
      h('button', { type: 'button', class: 'btn danger', onclick: revoke }, icon('trash-2'), text.share.revoke),
    ),
  ];
  const dialog = Dialog(
    { class: 'sheet share', label: text.common.share },
    h(
      'header',
      null,
      h('h2', null, text.common.share),
      h(
        'button',
        { type: 'button', class: 'btn ghost square', 'aria-label': text.common.close, onclick: () => dialog.close() },
        icon('x'),
      ),
    ),
    h('div', { class: 'stack' }, () => {
      const made = link();
      return made ? Made(made) : Make();
    }),
    h('div', { role: 'alert' }, () => wrong() && h('p', { class: 'fault' }, icon('circle-alert'), wrong())),
  );
  return {
    element: dialog.element,
    open: (/** @type {import('../types.d.ts').Generation} */ next) => {
      if (run.peek()?.id !== next.id) link.set(null);
      run.set(next);
      wrong.set('');
      dialog.open();
    },
  };
}
