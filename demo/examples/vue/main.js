// Vue 3. In single-file components the same stands in the template:
// <stream-picks for="player" catalog="/catalog.json" @sp-cart-add="add" />
import 'stream-picks/define';
import { createApp, h } from 'vue';

const add = ({ detail }) => detail.respond(true);

createApp({
  render: () => [
    h('video', { id: 'player', playsinline: '', muted: '', controls: '' }),
    h('stream-picks', {
      for: 'player',
      stream: 'friday-show',
      catalog: '/catalog.json',
      controller: 'Northfold Ltd',
      policy: '/privacy',
      onSpCartAdd: add,
    }),
  ],
}).mount('#app');
