// A page of WebKitGTK over plain WebDriver (W3C), with as much of puppeteer's page as the component
// tests ask for: mouse, keyboard and size of the view.

/** Keys of WebDriver's table (https://www.w3.org/TR/webdriver2/#keyboard-actions) by their DOM names. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  ' ': ' ',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

/** Width and height of the screen on which the browser runs, in pixels. */
export const SCREEN = 2400;
/** Within the browser's own tool bar, in pixels from the top of its window. */
const IN_TOOL_BAR = 10;

const keyOf = (name) => KEYS[name] ?? name;
const moveTo = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
const press = (type, button = 'left') => ({ type, button: BUTTONS[button] });

/**
 * @param call function (method, path below the session, body) → value
 * @returns the page; errors of the driver are thrown as they are
 */
export function webkitPage(call) {
  const act = (actions) => call('POST', '/actions', { actions });
  const pointer = (...steps) =>
    act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: steps }]);
  const keys = (...steps) => act([{ type: 'key', id: 'keys', actions: steps }]);
  const execute = (script) => call('POST', '/execute/sync', { script, args: [] });

  return {
    evaluate: execute,
    mouse: {
      move: (x, y) => pointer(moveTo(x, y)),
      down: ({ button } = {}) => pointer(press('pointerDown', button)),
      up: ({ button } = {}) => pointer(press('pointerUp', button)),
      click: (x, y, { button } = {}) =>
        pointer(moveTo(x, y), press('pointerDown', button), press('pointerUp', button)),
      async reset() {
        await call('DELETE', '/actions');
        await pointer(moveTo(0, 0));
      },
    },
    keyboard: {
      down: (key) => keys({ type: 'keyDown', value: keyOf(key) }),
      up: (key) => keys({ type: 'keyUp', value: keyOf(key) }),
      press: (key) =>
        keys({ type: 'keyDown', value: keyOf(key) }, { type: 'keyUp', value: keyOf(key) }),
      type: (text) =>
        keys(
          ...[...text].flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        ),
    },
    /**
     * The window is made larger by what its own frame takes. Its tool bar lies under the screen's
     * pointer, which rests in the middle: without a window manager only that gives a window the focus.
     */
    async setViewport({ width, height }) {
      let outer = { width, height };
      for (let tries = 0; tries < 5; tries += 1) {
        const x = Math.round((SCREEN - outer.width) / 2);
        await call('POST', '/window/rect', { ...outer, x, y: SCREEN / 2 - IN_TOOL_BAR });
        await new Promise((resolve) => setTimeout(resolve, 100));
        const [w, h] = await execute('return [innerWidth, innerHeight]');
        if (w === width && h === height) return;
        outer = { width: outer.width + width - w, height: outer.height + height - h };
      }
      throw new Error(`WebKitGTK cannot make its view ${width} by ${height}`);
    },
    async emulateMediaFeatures() {
      throw new Error('WebKitGTK cannot emulate media features over WebDriver');
    },
  };
}
