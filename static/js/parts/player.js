import { h, icon, signal } from '../ui.js';
import { clock } from '../logic.js';
import { text } from '../text.js';

/** A sound with a play button, a line to seek on, and the time.
 * @param {import('../types.d.ts').Output} output
 * @param {string} title */
export function Player(output, title) {
  const playing = signal(false), at = signal(0), length = signal((output.duration_ms ?? 0) / 1000);
  const audio = h('audio', {
    src: output.url,
    preload: 'none',
    onplay: () => playing.set(true),
    onpause: () => playing.set(false),
    ontimeupdate: () => at.set(audio.currentTime),
    ondurationchange: () => Number.isFinite(audio.duration) && length.set(audio.duration),
  });
  const toggle = () => (audio.paused ? audio.play().catch(() => playing.set(false)) : audio.pause());
  return h(
    'div',
    { class: 'player' },
    audio,
    h('button', {
      type: 'button',
      class: 'round',
      'aria-label': () => playing() ? text.run.pause(title) : text.run.play(title),
      onclick: toggle,
    }, () => icon(playing() ? 'pause' : 'play')),
    h('input', {
      class: 'range',
      type: 'range',
      'aria-label': text.run.position,
      min: 0,
      step: 0.1,
      max: () => length() || 1,
      value: () => String(at()),
      style: () => ({ '--p': `${(at() / (length() || 1)) * 100}%` }),
      oninput: (/** @type {any} */ event) => (audio.currentTime = event.target.valueAsNumber),
    }),
    h('span', { class: 'num' }, () => `${clock(at() * 1000)} / ${clock(length() * 1000)}`),
  );
}
