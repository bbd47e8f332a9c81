/**
 * Messages of this browser, through the page's own service worker: off until the viewer turns them
 * on here, and only where the page has one. The browser is asked for its permission by the viewer's
 * press alone. The page and its worker can read a message, so it names no product and depends on
 * nothing but what the page knows itself: that the show went on and ended while it was hidden.
 */

/** Whether such messages can come, and do. */
export type NotifyState =
  /** This page has no service worker, or this browser no messages. */
  | 'none'
  | 'off'
  | 'on'
  /** The browser has been told never to let this page. */
  | 'denied';

/** What a message says. */
export interface NotifyWords {
  readonly title: string;
  readonly body: string;
  /** BCP 47. */
  readonly language: string;
}

/** A later message takes the place of an earlier one. */
const TAG = 'stream-picks-after-show';

/** What can be had now; `wanted` is what the viewer said. Never asks for anything. */
export async function notifyState(wanted: boolean): Promise<NotifyState> {
  if ((await registration()) === null || !('Notification' in globalThis)) return 'none';
  if (Notification.permission === 'denied') return 'denied';
  return wanted && Notification.permission === 'granted' ? 'on' : 'off';
}

/** Asks the browser, where it has not been asked; to be called in the viewer's press. */
export async function mayNotify(): Promise<boolean> {
  if (!('Notification' in globalThis)) return false;
  const { permission } = Notification;
  return (
    (permission === 'default' ? await Notification.requestPermission() : permission) === 'granted'
  );
}

/** Shows a message. False where the page or the browser does not let it. */
export async function notifyHere({ title, body, language }: NotifyWords): Promise<boolean> {
  try {
    const own = await registration();
    if (own === null || (await notifyState(true)) !== 'on') return false;
    const data = { url: location.href };
    await own.showNotification(title, { body, lang: language, tag: TAG, data });
    return true;
  } catch {
    // A worker that went, or a permission that was taken back meanwhile.
    return false;
  }
}

/** Resolves once the page has a service worker at work, which many bring after their own load; or never. */
export async function whenWorking(): Promise<void> {
  try {
    await (navigator.serviceWorker?.ready ?? new Promise(() => undefined));
  } catch {
    // As below.
  }
}

async function registration(): Promise<ServiceWorkerRegistration | null> {
  try {
    const found = await navigator.serviceWorker?.getRegistration();
    return found?.active ? found : null;
  } catch {
    // Pages without a secure context, and frames that may not.
    return null;
  }
}
