// Create: the composer on the left (a dock with a sheet on a phone), what comes of it on the right.
import { h, onCleanup, signal } from '../ui.js';
import { Composer } from '../create/composer.js';
import { Panel } from '../create/panel.js';
import { Dock } from '../create/dock.js';
import { shortcuts } from '../create/shortcuts.js';
import { Starters } from '../create/starters.js';
import { Feed } from '../parts/feed.js';
import { Lightbox } from '../parts/lightbox.js';
import { text } from '../text.js';

export const title = text.titles.create;

export default function Create() {
  const sheet = signal(false);
  const composer = Composer();
  const open = () => sheet.set(true);
  const actions = {
    reuse: (/** @type {import('../types.d.ts').Generation} */ run) => {
      composer.reuse(run);
      open();
    },
    use: composer.useOutput,
  };
  const lightbox = Lightbox(actions);
  const panel = Panel(composer, sheet);
  onCleanup(shortcuts(composer, sheet));
  return h(
    'div',
    { class: 'create' },
    panel,
    Feed({ ...actions, open: lightbox.show }, () => Starters(composer)),
    Dock(composer, sheet),
    composer.picker.element,
    lightbox.element,
  );
}
