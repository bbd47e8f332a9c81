// React 18 and 19.
import { createRoot } from 'react-dom/client';
import { StreamPicks } from 'stream-picks/react';

function Show() {
  return (
    <>
      <video id="player" playsInline muted controls />
      <StreamPicks
        for="player"
        stream="friday-show"
        catalog="/catalog.json"
        controller="Northfold Ltd"
        policy="/privacy"
        onSpCartAdd={({ detail }) => detail.respond(true)}
      />
    </>
  );
}

createRoot(document.querySelector('#app')).render(<Show />);
