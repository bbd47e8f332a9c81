// Captions that the browser draws itself: no script sees their boxes, so they are found by what two
// pictures of the view, with and without them, do not share.
import { sleep } from './browser.mjs';

/** How long controls take to come and go, in milliseconds. */
const FADED_MS = 1500;

/** Whether the browser draws the captions of the first video, and not its player. */
export const hasOwnCaptions = (page) =>
  page.evaluate(() => document.querySelector('video').textTracks.length > 0);

/** WebKit's box for them; taken away, nothing else in the page hears of it. */
const CONTAINER = 'video::-webkit-media-text-track-container { display: none !important }';

/**
 * Switches them on, as the viewer does: WebKit leaves also those off that the page calls the default.
 * The video stands still from then on.
 * @returns their box in the view, as `getBoundingClientRect()` has it, and `what` it is
 */
export async function ownCaptionBox(page) {
  await page.evaluate(() => {
    for (const track of document.querySelector('video').textTracks) track.mode = 'showing';
  });
  await page.waitForFunction(
    () => document.querySelector('video').textTracks[0].activeCues?.length > 0,
    { polling: 50, timeout: 5000 },
  );
  await page.evaluate(() => document.querySelector('video').pause());
  await sleep(FADED_MS);
  const pictures = [await page.screenshot()];
  await page.evaluate((css) => {
    const style = Object.assign(document.createElement('style'), { textContent: css });
    document.head.append(Object.assign(style, { id: 'without-captions' }));
  }, CONTAINER);
  await sleep(FADED_MS);
  pictures.push(await page.screenshot());
  await page.evaluate(() => document.querySelector('#without-captions').remove());
  return page.evaluate(
    async (texts) => {
      const [one, other] = await Promise.all(
        texts.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0));
          const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const { width, height } = picture;
          const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext(
            '2d',
          );
          pen.drawImage(picture, 0, 0);
          return pen.getImageData(0, 0, width, height);
        }),
      );
      const box = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY };
      Object.assign(box, { right: 0, bottom: 0, what: 'the browser’s captions' });
      for (let at = 0; at < one.data.length; at += 4) {
        // What the eye sees: not the last bits.
        if (![0, 1, 2].some((nth) => Math.abs(one.data[at + nth] - other.data[at + nth]) > 16))
          continue;
        const x = (at / 4) % one.width;
        const y = Math.floor(at / 4 / one.width);
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x + 1);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y + 1);
      }
      return { ...box, width: box.right - box.left, height: box.bottom - box.top };
    },
    pictures.map((picture) => Buffer.from(picture).toString('base64')),
  );
}
