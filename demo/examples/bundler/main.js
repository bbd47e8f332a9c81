// Plain JavaScript with a bundler.
import 'stream-picks/define';

document.querySelector('#app').innerHTML = `
  <video id="player" playsinline muted controls></video>
  <stream-picks for="player" stream="friday-show" catalog="/catalog.json"
    controller="Northfold Ltd" policy="/privacy"></stream-picks>`;
