/** A 4×3 grid of colours as a 90 byte bitmap: the browser's own scaling makes a blurred preview of it.
 * @param {string[] | null | undefined} grid twelve colours such as "aabbcc", rows from the top */
export function placeholder(grid) {
  if (grid?.length !== 12) return '';
  const rows = [grid.slice(8), grid.slice(4, 8), grid.slice(0, 4)].flat();
  const pixels = rows.flatMap((colour) => [4, 2, 0].map((at) => parseInt(colour.slice(at, at + 2), 16)));
  return `data:image/bmp;base64,${btoa(String.fromCharCode(...header, ...pixels))}`;
}

const header = [
  ...[0x42, 0x4d, 90, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0],
  ...[40, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 1, 0, 24, 0],
  ...Array(24).fill(0),
];
