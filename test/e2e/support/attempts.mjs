/**
 * Ways in which a script of the page may try to press what only the viewer may press, by name. Each
 * runs in the page, where nothing may be closed over. Given are `yes`, the button of the first layer,
 * and `inDialog`, which opens the second layer and gives its switches and its button that saves.
 */
export function attemptsIn() {
  const host = document.querySelector('stream-picks');
  const root = host.shadowRoot;
  const card = () => root.querySelector('sp-opt-in-card');
  const yes = () => card().shadowRoot.querySelector('[part~=choice]');
  const actions = () => card().actions;
  const all = { picks: true, history: true, counts: true, offers: true, region: true };
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const bubbling = { bubbles: true, cancelable: true, composed: true };
  const fire = (to, Kind, type, more = {}) =>
    to.dispatchEvent(new Kind(type, { ...bubbling, ...more }));
  const key = async (to, name, code) => {
    to.focus();
    for (const type of ['keydown', 'keypress', 'keyup']) {
      fire(to, KeyboardEvent, type, { key: name, code, keyCode: code === 'Enter' ? 13 : 32 });
    }
    await wait(10);
  };
  const dialog = async () => {
    actions().openHow();
    // Its code is loaded when it is first wanted.
    const find = () => root.querySelector('sp-how-dialog')?.shadowRoot?.querySelector('dialog');
    for (let tries = 0; tries < 50 && !find(); tries += 1) await wait(60);
    const inner = root.querySelector('sp-how-dialog').shadowRoot;
    const switches = [...inner.querySelectorAll('[role=switch]')];
    const [save, refuse] = inner.querySelectorAll('[part~=choice]');
    return { element: root.querySelector('sp-how-dialog'), inner, switches, save, refuse };
  };
  /** The listener that the element has put on a control, as the widget's renderer leaves it there. */
  const listenersOf = (control) => (window.spListeners ?? []).filter(({ on }) => on === control);
  const hear = (listener, event) =>
    typeof listener === 'function' ? listener(event) : listener.handleEvent(event);
  const lie = (on) => ({
    isTrusted: true,
    type: 'click',
    eventPhase: 2,
    currentTarget: on,
    target: on,
    composedPath: () => [on],
    preventDefault() {},
    stopPropagation() {},
  });
  /** Changes a prototype; returns what undoes it. */
  const change = (of, name, to) => {
    const was = Object.getOwnPropertyDescriptor(of, name);
    Object.defineProperty(of, name, { configurable: true, ...to });
    return () => (was ? Object.defineProperty(of, name, was) : delete of[name]);
  };
  class Trusted extends MouseEvent {
    get isTrusted() {
      return true;
    }
  }

  return {
    'click()': () => yes().click(),
    'click() borrowed from another prototype': () => HTMLElement.prototype.click.call(yes()),
    'a click event': () => fire(yes(), MouseEvent, 'click', { detail: 1 }),
    'a click event of a pointer': () =>
      fire(yes(), PointerEvent, 'click', { pointerId: 1, pointerType: 'mouse', isPrimary: true }),
    'a click event with a place': () => {
      const box = yes().getBoundingClientRect();
      fire(yes(), MouseEvent, 'click', {
        clientX: box.x + 9,
        clientY: box.y + 9,
        screenX: 9,
        screenY: 9,
      });
    },
    'a plain event named click': () => fire(yes(), Event, 'click'),
    'an event of the old kind': () => {
      const event = document.createEvent('MouseEvents');
      event.initEvent('click', true, true);
      yes().dispatchEvent(event);
    },
    'clicks on everything around it': () => {
      for (const to of [yes().firstChild, yes().parentElement, card(), host])
        fire(to, MouseEvent, 'click');
    },
    'a whole press of a pointer': () => {
      for (const type of ['pointerover', 'pointerenter', 'pointerdown', 'pointerup', 'click']) {
        fire(yes(), PointerEvent, type, {
          pointerId: 1,
          pointerType: 'mouse',
          isPrimary: true,
          buttons: 1,
        });
      }
    },
    'a whole press of a mouse': () => {
      for (const type of ['mouseover', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick']) {
        fire(yes(), MouseEvent, type, { buttons: 1, detail: 1 });
      }
    },
    'a tap': () => {
      for (const type of ['touchstart', 'touchend']) fire(yes(), window.TouchEvent ?? Event, type);
      fire(yes(), PointerEvent, 'click', { pointerType: 'touch' });
    },
    'Enter on it': () => key(yes(), 'Enter', 'Enter'),
    'Space on it': () => key(yes(), ' ', 'Space'),
    'Enter on the page and on the element': async () => {
      for (const to of [document.body, host, card()]) await key(to, 'Enter', 'Enter');
    },
    'requestSubmit of a form around it': () => {
      const button = yes();
      const form = document.createElement('form');
      form.addEventListener('submit', (event) => event.preventDefault());
      const { parentNode, nextSibling } = button;
      form.append(button);
      parentNode.insertBefore(form, nextSibling);
      button.type = 'submit';
      form.requestSubmit(button);
      button.type = 'button';
      form.replaceWith(button);
    },
    'Enter in a field whose form it would send': async () => {
      const button = yes();
      const { parentNode, nextSibling } = button;
      const form = document.createElement('form');
      form.addEventListener('submit', (event) => event.preventDefault());
      const field = document.createElement('input');
      form.append(field, button);
      parentNode.insertBefore(form, nextSibling);
      button.type = 'submit';
      await key(field, 'Enter', 'Enter');
      button.type = 'button';
      form.replaceWith(button);
    },
    'a label around it': () => {
      const button = yes();
      const label = document.createElement('label');
      const { parentNode, nextSibling } = button;
      const text = document.createElement('span');
      label.append(text, button);
      parentNode.insertBefore(label, nextSibling);
      text.click();
      label.click();
      label.replaceWith(button);
    },
    'a label for it': () => {
      const label = document.createElement('label');
      yes().id = 'wanted';
      label.htmlFor = 'wanted';
      yes().parentNode.append(label);
      label.click();
      fire(label, MouseEvent, 'click');
      label.remove();
      yes().removeAttribute('id');
    },
    'a label that is let go of while its click is on the way': () => {
      const label = document.createElement('label');
      yes().id = 'wanted';
      label.htmlFor = 'wanted';
      yes().parentNode.append(label);
      const forget = (event) => {
        if (event.composedPath()[0] === label) return;
        label.remove();
        yes().removeAttribute('id');
      };
      window.addEventListener('click', forget, true);
      label.click();
      window.removeEventListener('click', forget, true);
      label.remove();
      yes().removeAttribute('id');
    },
    'a button elsewhere that commands it': () => {
      const other = document.createElement('button');
      other.commandForElement = yes();
      other.command = '--click';
      document.body.append(other);
      other.click();
      other.remove();
    },
    'taking its state away': () => {
      for (const name of ['aria-disabled', 'disabled', 'type', 'inert', 'hidden']) {
        card().removeAttribute(name);
        yes().removeAttribute(name);
      }
      yes().click();
    },
    'the wish without a press': () => actions().accept(),
    'the wish with a press of plain objects': () => {
      for (const press of [
        null,
        true,
        'accept',
        {},
        Object.freeze({}),
        { wish: 'accept', atMs: 0 },
      ]) {
        actions().accept(press);
      }
    },
    'the wish with an event as the press': () => {
      for (const Kind of [Event, MouseEvent, PointerEvent, Trusted])
        actions().accept(new Kind('click'));
    },
    'the wish to save all': () => {
      for (const press of [undefined, null, {}, new Trusted('click')])
        actions().savePurposes(all, press);
    },
    'the wish to save what reads differently each time': () => {
      let reads = 0;
      const two = { ...all };
      Object.defineProperty(two, 'picks', { enumerable: true, get: () => (reads += 1) % 2 === 0 });
      actions().savePurposes(two, {});
    },
    'the answer to a changed notice': () => {
      for (const press of [undefined, null, {}]) actions().answerChange(true, press);
    },
    'an event that says of itself that it is trusted': () => {
      yes().dispatchEvent(new Trusted('click', bubbling));
    },
    'an event made trusted afterwards': () => {
      const event = new MouseEvent('click', bubbling);
      Reflect.defineProperty(event, 'isTrusted', { value: true });
      Reflect.setPrototypeOf(event, Trusted.prototype);
      yes().dispatchEvent(event);
    },
    'a proxy of an event': () => {
      const real = new MouseEvent('click', bubbling);
      const proxy = new Proxy(real, {
        get: (of, name) => (name === 'isTrusted' ? true : of[name]),
      });
      for (const { listener } of listenersOf(yes())) hear(listener, proxy);
    },
    'the listeners of the button, handed what is no event': () => {
      if (listenersOf(yes()).length === 0) throw new Error('none of its listeners was caught');
      for (const { listener } of listenersOf(yes())) hear(listener, lie(yes()));
    },
    'all prototypes of events changed': () => {
      const back = [
        change(Event.prototype, 'eventPhase', { get: () => 2 }),
        change(MouseEvent.prototype, 'isTrusted', { get: () => true }),
      ];
      yes().click();
      for (const { listener } of listenersOf(yes())) hear(listener, lie(yes()));
      for (const undo of back) undo();
    },
    'the memory of presses changed': () => {
      const made = { wish: 'accept', control: yes(), atMs: performance.now() };
      const undo = change(WeakMap.prototype, 'get', { value: () => made });
      actions().accept({});
      undo();
    },
    'another state in the card': async () => {
      const { state } = card();
      card().state = { ...state, phase: 'on', purposes: all, askAgain: ['picks'] };
      await wait(20);
      yes().click();
      actions().answerChange(true, null);
      card().state = state;
      await wait(20);
    },
    'other actions in the card': async () => {
      const real = actions();
      card().actions = {
        ...real,
        refuse: (press) => real.accept(press),
        accept: (press) => real.accept(press),
      };
      await wait(20);
      yes().click();
      yes().nextElementSibling.click();
      card().actions = real;
      await wait(20);
    },
    'the switches of the second layer': async () => {
      const { switches, save } = await dialog();
      for (const one of switches) one.click();
      await wait(20);
      if (switches.some((one) => one.getAttribute('aria-checked') === 'true'))
        throw new Error('turned on');
      save.click();
    },
    'the switches by key': async () => {
      const { switches, save } = await dialog();
      for (const one of switches) await key(one, ' ', 'Space');
      await key(save, 'Enter', 'Enter');
      if (switches.some((one) => one.getAttribute('aria-checked') === 'true'))
        throw new Error('turned on');
    },
    'the switches drawn as on': async () => {
      const { switches, save } = await dialog();
      for (const one of switches) one.setAttribute('aria-checked', 'true');
      fire(save, PointerEvent, 'click');
      for (const one of switches) one.setAttribute('aria-checked', 'false');
    },
    'the listeners of the second layer, handed what is no event': async () => {
      const { switches, save } = await dialog();
      for (const one of [...switches, save]) {
        for (const { listener } of listenersOf(one)) hear(listener, lie(one));
      }
      await wait(20);
      if (switches.some((one) => one.getAttribute('aria-checked') === 'true'))
        throw new Error('turned on');
    },
    'a second layer of the page’s own, with all switches on': async () => {
      const own = document.createElement('sp-how-dialog');
      Object.assign(own, {
        state: { ...card().state, purposes: all },
        actions: actions(),
        words: card().words,
      });
      root.append(own);
      await wait(60);
      own.shadowRoot.querySelector('[part~=choice]').click();
      await key(own.shadowRoot.querySelector('[part~=choice]'), 'Enter', 'Enter');
      own.remove();
    },
    'closing the second layer': async () => {
      const { inner } = await dialog();
      const found = inner.querySelector('dialog');
      found.requestClose?.();
      found.close('yes');
    },
    'Escape in the second layer': async () => {
      const { inner } = await dialog();
      fire(inner.querySelector('dialog'), KeyboardEvent, 'keydown', { key: 'Escape' });
      await wait(60);
    },
    'opening Your data': async () => {
      host.openYourData();
      await wait(60);
      for (const control of root
        .querySelector('sp-data-dialog, sp-how-dialog')
        ?.shadowRoot.querySelectorAll('button') ?? []) {
        if (!control.matches('[part~=close]')) control.click();
      }
    },
    'dragging it and dropping it': () => {
      for (const type of ['dragstart', 'drag', 'dragover', 'drop', 'dragend'])
        fire(yes(), DragEvent, type);
    },
    'scrolling, turning the wheel, hovering': () => {
      scrollTo(0, document.body.scrollHeight);
      scrollTo(0, 0);
      for (const type of ['wheel', 'mousemove', 'mouseenter']) fire(yes(), window.WheelEvent, type);
      fire(window, Event, 'scroll');
    },
    'focus that comes and goes': () => {
      for (let nth = 0; nth < 5; nth += 1) {
        yes().focus();
        yes().blur();
      }
      fire(yes(), Event, 'change');
      fire(yes(), Event, 'input');
    },
    'moving the element, and adding it again': async () => {
      const { parentNode, nextSibling } = host;
      host.remove();
      document.body.append(host);
      parentNode.insertBefore(host, nextSibling);
      await wait(30);
    },
    'acts that are noted': () => {
      for (const type of ['consent', 'accept', 'select'])
        host.track({ type, productId: 'P1', value: 1 });
      host.highlight(['P1']);
    },
    'messages to the page': async () => {
      const said = { kind: 'consent', purposes: all, shop: '', erased: false, type: 'accept' };
      for (const message of [said, { streamPicks: said }, JSON.stringify(said)])
        postMessage(message, '*');
      await wait(30);
    },
    'messages of other tabs': async () => {
      const channel = new BroadcastChannel('stream-picks');
      for (const kind of ['consent', 'profile', 'keys', 'consent-changed']) {
        channel.postMessage({ kind, shop: '', purposes: all, erased: false, askAgain: [] });
      }
      await wait(50);
      channel.close();
    },
    'a forged word that another tab chose': async () => {
      const newValue = JSON.stringify({ answer: 'yes', month: '2026-01', notice: 1 });
      for (const name of ['stream-picks', 'stream-picks#changed']) {
        dispatchEvent(
          new StorageEvent('storage', { key: name, newValue, storageArea: localStorage }),
        );
      }
      await wait(150);
    },
    'a marker that another page of the shop forged': async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const { localStorage: theirs } = frame.contentWindow;
      const forged = { answer: 'yes', month: '2026-01', notice: 1 };
      theirs.setItem('stream-picks', JSON.stringify(forged));
      await wait(200);
      theirs.removeItem('stream-picks');
      frame.remove();
    },
  };
}
