// Numbers and times as people read them.
import { text } from '../text.js';

/** Credits to at most two places: 0.03, 4.2, 75.
 * @param {number} amount */
export function credits(amount) {
  return amount.toLocaleString(text.locale, { minimumFractionDigits: 0, maximumFractionDigits: 2 });
}

/** What is left, never rounded up to more than there is.
 * @param {number} balance
 * @param {number} [cost] */
export function left(balance, cost = 0) {
  return credits(Math.floor(Math.round((balance - cost) * 10_000) / 100) / 100);
}

/** @param {number} seconds */
export function duration(seconds) {
  return seconds < 90
    ? text.time.aboutSeconds(Math.max(1, Math.round(seconds)))
    : text.time.aboutMinutes(Math.round(seconds / 60));
}

/** @param {number} milliseconds */
export function clock(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {string} then
 * @param {number} now */
export function ago(then, now) {
  const seconds = (now - Date.parse(then)) / 1000;
  if (seconds < 60) return text.time.now;
  if (seconds < 3600) return text.time.minutes(Math.floor(seconds / 60));
  if (seconds < 86_400) return text.time.hours(Math.floor(seconds / 3600));
  return new Date(then).toLocaleDateString(text.locale, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The heading under which a day stands: Today, Yesterday, or its date.
 * @param {string} then
 * @param {number} now */
export function day(then, now) {
  const start = (/** @type {number} */ time) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((start(now) - start(Date.parse(then))) / 86_400_000);
  if (days <= 0) return text.time.today;
  if (days === 1) return text.time.yesterday;
  return new Date(then).toLocaleDateString(text.locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** @param {number} bytes */
export function size(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
