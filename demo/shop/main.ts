// The demo shop's page. Nothing here knows what the viewer likes: it reports acts, takes what goes
// into the basket, and leaves the rest to <stream-picks>.

import { byId } from '../common/dom.js';
import { followShows, ServerClock, type ShowNews } from '../common/show-news.js';
import { type Basket, makeBasket } from './basket.js';
import { loadProducts, type ShopProduct } from './catalogue.js';
import { makeOrder } from './order.js';
import { makePlayer } from './player.js';
import { makeQuickView } from './quick-view.js';
import { makeSearch } from './search.js';
import { openStream } from './stream.js';
import { clearStage, onSelect, setStream, track } from './widget.js';

const DRAW_EVERY_MS = 250;

const video = byId('video', HTMLVideoElement);
// Firefox keeps `muted` of markup for new elements only; autoplay needs it in any case.
video.muted = true;
const [products, stream] = await Promise.all([loadProducts(), openStream(video)]);
const clock = new ServerClock();
const basket: Basket = makeBasket(products, (product) => look(product));
const quickView = makeQuickView(() => basket);

/** Opens a product from the page's own lists, which is an act like opening a pick. */
function look(product: ShopProduct): void {
  track({ type: 'select', productId: product.id });
  quickView.open(product);
}

makeSearch(products, look);
onSelect((id) => {
  const product = products.get(id);
  if (product !== undefined) quickView.open(product);
});

function timeText(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { timeStyle: 'short' });
}

const order = makeOrder(products, clock, look);
const player = makePlayer(video, stream, clock);
let shown: ShowNews | undefined;
followShows(clock, (news) => {
  const changed = shown?.stream !== news.stream;
  shown = news;
  byId('title').textContent = news.title;
  byId('host').textContent = news.host;
  byId('when').textContent = news.live
    ? `Started ${timeText(news.start)}`
    : `Ended ${timeText(news.end)}`;
  if (changed) {
    setStream(news.stream);
    order.show(news);
  }
  player.show(news);
  if (!news.live) clearStage();
});
setInterval(() => {
  player.draw();
  order.draw();
}, DRAW_EVERY_MS);

const asked = products.get(new URLSearchParams(location.search).get('product') ?? '');
if (asked !== undefined) look(asked);
