// An element of a page, as puppeteer's handle has it: the parts that the tests use.

/** A point where a click meets the element, or what is wrong with it. Runs in the page. */
function pointOf(element) {
  if (!element.isConnected) return 'Node is detached from document';
  const boxes = [...element.getClientRects()].map((box) => {
    const left = Math.max(0, box.left);
    const top = Math.max(0, box.top);
    const right = Math.min(innerWidth, box.right);
    const bottom = Math.min(innerHeight, box.bottom);
    return { left, top, width: right - left, height: bottom - top };
  });
  const box = boxes.find(({ width, height }) => width > 0 && height > 0 && width * height >= 1);
  if (!box) return 'Node is either not clickable or not an Element';
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Into view where it is not wholly there, as puppeteer does it. Runs in the page. */
async function showWhole(element) {
  if (!element.isConnected) return;
  // Unlike its box, this knows of what scrolls around it.
  const seen = await new Promise((resolve) => {
    const watch = new IntersectionObserver(([entry]) => {
      resolve(entry.intersectionRatio);
      watch.disconnect();
    });
    watch.observe(element);
  });
  if (seen < 1) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}

/**
 * @param frame the page or frame that it is in
 * @param node its number there
 */
export function makeHandle(frame, node) {
  const handle = {
    driverNode: node,
    asElement: () => handle,
    evaluate: (what, ...args) => frame.evaluate(what, handle, ...args),
    evaluateHandle: (what, ...args) => frame.evaluateHandle(what, handle, ...args),
    async $(selector) {
      const found = await handle.evaluateHandle(
        (one, wanted) => one.querySelector(wanted),
        selector,
      );
      return found.asElement();
    },
    scrollIntoView: () => handle.evaluate(showWhole),
    async clickablePoint() {
      const point = await handle.evaluate(pointOf);
      if (typeof point === 'string') throw new Error(point);
      return point;
    },
    async click() {
      await handle.scrollIntoView();
      const { x, y } = await handle.clickablePoint();
      await frame.page.mouse.click(x, y);
    },
    focus: () => handle.evaluate((one) => one.focus()),
    async press(key) {
      await handle.focus();
      await frame.page.keyboard.press(key);
    },
    async boundingBox() {
      return handle.evaluate((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return width > 0 && height > 0 ? { x, y, width, height } : null;
      });
    },
    contentFrame: async () => frame.frameIn(handle),
    uploadFile: (path) => frame.giveFile(handle, path),
    dispose: async () => undefined,
  };
  return handle;
}
