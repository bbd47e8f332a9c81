/**
 * What of a page is the player: the element that fills the screen, and the picture in it. Nothing of
 * any player is imported; they are known by what they put into the page.
 */

/** A player, as far as drawing over it goes. */
export interface PlayerBox {
  /** What fills the screen, and holds what is drawn over the picture. */
  readonly container: HTMLElement;
  /** The picture; what is drawn stays inside its box. */
  readonly picture: HTMLElement;
  /** What plays; null for a player in a frame. */
  readonly media: HTMLMediaElement | null;
  /** What has to be stretched when the container fills the screen; null where the player does it. */
  readonly stretch: HTMLElement | null;
  /**
   * True where the only control for the full screen is the browser's own, which takes the bare
   * picture and nothing that lies over it.
   */
  readonly needsButton: boolean;
}

/** Marks the container of a player that is none of the known ones. */
const MARK = 'data-sp-player';

/** Players that fill the screen with this element, and stretch what is in it themselves. */
const KNOWN =
  '.video-js, media-controller, media-player, .plyr, .jwplayer, [data-shaka-player-container]';
const PICTURES = 'video, iframe, mux-video, hls-video, dash-video, custom-video, shaka-video';

/**
 * The player that `for` names, else the nearest one around `host`; null where there is none (yet), or
 * none that can hold more than its picture.
 */
export function findPlayerBox(host: HTMLElement, playerId: string | null): PlayerBox | null {
  const named = playerId === null ? nearest(host) : byId(host, playerId);
  if (named === null) return null;
  const marked = around(named, `[${MARK}]`);
  if (marked !== null) return boxOf(marked);
  const mux = named.matches('mux-player') ? named : named.querySelector('mux-player');
  if (mux instanceof HTMLElement) return muxBox(mux);
  const known = around(named, KNOWN) ?? named.querySelector<HTMLElement>(KNOWN);
  if (known !== null) return knownBox(known);
  if (named.matches(PICTURES) || named instanceof HTMLAudioElement) return bareBox(named, host);
  return boxOf(named);
}

function knownBox(player: HTMLElement): PlayerBox {
  const other = player.getAttribute('fullscreenelement');
  const container = other === null ? null : byId(player, other);
  const { media } = pictureOf(player);
  return {
    container: container ?? player,
    picture: player,
    media,
    stretch: container === null ? null : player,
    needsButton: false,
  };
}

/** Mux Player shows nothing that a page puts into it, and takes another element to the full screen. */
function muxBox(player: HTMLElement): PlayerBox | null {
  const id = player.getAttribute('fullscreen-element');
  const container = id === null ? player.parentElement : byId(player, id);
  if (container === null || isPage(container)) return null;
  if (id === null) {
    const { mediaController } = player as { mediaController?: { fullscreenElement?: unknown } };
    if (mediaController && mediaController.fullscreenElement !== container) {
      mediaController.fullscreenElement = container;
    }
  }
  const media = (player as { media?: unknown }).media;
  return {
    container,
    picture: player,
    media: isMedia(media) ? media : null,
    stretch: player,
    needsButton: false,
  };
}

function boxOf(container: HTMLElement): PlayerBox | null {
  const { picture, media } = pictureOf(container);
  if (picture === null) return null;
  const needsButton = media?.controls ?? picture instanceof HTMLIFrameElement;
  return { container, picture, media, stretch: needsButton ? picture : null, needsButton };
}

/** A picture without a player: what holds it and little else can take its place. */
function bareBox(picture: HTMLElement, host: HTMLElement): PlayerBox | null {
  const media = isMedia(picture) ? picture : null;
  const needsButton = media?.controls ?? picture instanceof HTMLIFrameElement;
  const parent = picture.parentElement;
  const shared = host.parentElement;
  // Beside the picture in a container made for both; a page's column is none.
  const made = shared !== null && getComputedStyle(shared).position !== 'static' ? shared : null;
  const container = [made, parent, shared].find(
    (one) => one?.contains(picture) && !isPage(one) && isTight(one, picture, host),
  );
  if (!container) return null;
  return { container, picture, media, stretch: needsButton ? picture : null, needsButton };
}

/** Whether a container is hardly more than its picture; other content must not fill the screen. */
function isTight(container: HTMLElement, picture: HTMLElement, host: HTMLElement): boolean {
  if (document.fullscreenElement === container) return true;
  const outer = container.getBoundingClientRect();
  const inner = picture.getBoundingClientRect();
  const own = container.contains(host) ? host.getBoundingClientRect().height : 0;
  return (
    inner.width > 0 &&
    outer.height - own <= 1.5 * inner.height + 80 &&
    outer.width <= 1.2 * inner.width + 80
  );
}

function pictureOf(container: HTMLElement): {
  picture: HTMLElement | null;
  media: HTMLMediaElement | null;
} {
  const own = container.matches(PICTURES) ? container : null;
  const picture =
    own ??
    container.querySelector<HTMLElement>(PICTURES) ??
    container.shadowRoot?.querySelector<HTMLElement>(PICTURES) ??
    null;
  return { picture, media: isMedia(picture) ? picture : null };
}

function nearest(host: HTMLElement): HTMLElement | null {
  for (let outer = host.parentElement; outer; outer = outer.parentElement) {
    const found = outer.querySelector<HTMLElement>(`mux-player, ${PICTURES}`);
    if (found) return found;
  }
  return null;
}

function byId(near: Element, id: string): HTMLElement | null {
  const root = near.getRootNode() as Document | ShadowRoot;
  return root.getElementById?.(id) ?? near.ownerDocument.getElementById(id);
}

/** The nearest match, looked for outwards and through shadow roots. */
function around(from: Element, selector: string): HTMLElement | null {
  let node: Node | null = from;
  while (node !== null) {
    if (node instanceof HTMLElement && node.matches(selector)) return node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return null;
}

const isPage = (element: Element): boolean =>
  element === document.documentElement || element === document.body;

/** A media element, or a custom element that behaves as one. */
function isMedia(value: unknown): value is HTMLMediaElement {
  return (
    value instanceof HTMLMediaElement ||
    (value instanceof HTMLElement && 'textTracks' in value && 'currentTime' in value)
  );
}
