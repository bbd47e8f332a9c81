// The host's page: tells <stream-picks-host> which show runs, and hands over the token.

import { byId } from '../common/dom.js';
import { followShows, ServerClock, type ShowNews } from '../common/show-news.js';

const element = document.querySelector('stream-picks-host') as HTMLElement & {
  token?: string;
  view?: string;
};

// `npm start` prints an address with the token behind the #. That is for this demo only: a fragment
// is not sent to the server, but it stays in the browser's history until it is replaced here.
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token !== null) {
  history.replaceState(null, '', location.pathname);
  element.token = token;
}

// "Put it on screen": the shop's own server puts the cue into the stream.
element.addEventListener('sp-host-show', (event) => {
  const { productId } = (event as CustomEvent<{ productId: string }>).detail;
  fetch('/stage', {
    method: 'POST',
    headers: { authorization: `Bearer ${element.token ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ productId }),
  })
    .then(({ ok }) => say(ok ? '' : 'Not put on screen: no show is on.'))
    .catch(() => say('Not put on screen: the shop does not answer.'));
});

function say(text: string): void {
  byId('said').textContent = text;
}

const clock = new ServerClock();
let news: ShowNews | undefined;
followShows(clock, (next) => {
  news = next;
  follow();
});
function follow(): void {
  // Who reads a report goes on to the next show when they are done.
  if (news === undefined || element.view === 'report') return;
  if (element.getAttribute('stream') !== news.stream) element.setAttribute('stream', news.stream);
}
setInterval(() => {
  if (news === undefined) return;
  follow();
  const left = Math.max(
    0,
    Math.ceil(((news.live ? news.end : news.next.start) - clock.now()) / 1000),
  );
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  byId('clock').textContent = news.live ? `Show ends in ${time}` : `Next show in ${time}`;
}, 500);
