// Keeps the page up to date by server-sent events. Without it every page is a plain page to load again.
const live = document.querySelector('[data-live]');
if (live !== null) start(live);

function start(live) {
  const isList = live.dataset.live === 'requests';
  const pause = document.querySelector('[data-pause]');
  const state = document.querySelector('[data-state]');
  const waiting = [];
  let isPaused = false;
  let last = null;

  document.querySelector('.reload')?.setAttribute('hidden', '');
  pause?.removeAttribute('hidden');
  pause?.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? 'Go on' : 'Pause';
    if (!isPaused) for (const row of waiting.splice(0)) show(row);
    tell();
  });
  follow();

  function follow() {
    const address = new URL(live.dataset.events, location.href);
    if (last !== null) address.searchParams.set('after', last);
    const events = new EventSource(address);
    events.addEventListener('open', () => {
      tell();
      // What has changed since the page was made, nobody tells.
      renewSoon();
    });
    events.addEventListener('request', (event) => {
      last = event.lastEventId;
      if (isPaused) waiting.push(event.data);
      else show(event.data);
      if (waiting.length > Number(live.dataset.most)) waiting.shift();
      tell();
    });
    events.addEventListener('changed', () => renewSoon());
    events.addEventListener('error', () => {
      tell('Not connected: the server is away, or too many pages are open.');
      // A refused stream is not asked for again by itself.
      if (events.readyState === EventSource.CLOSED) setTimeout(follow, 5000);
    });
  }

  function show(row) {
    const parsed = new DOMParser().parseFromString(row, 'text/html').body.firstElementChild;
    if (parsed === null || document.getElementById(parsed.id) !== null) return;
    live.prepend(parsed);
    while (live.children.length > Number(live.dataset.most)) live.lastElementChild.remove();
    document.querySelector('[data-empty]')?.setAttribute('hidden', '');
  }

  function tell(trouble) {
    if (state === null) return;
    state.textContent = trouble ?? (isPaused ? `Paused; ${waiting.length} more` : 'Live');
  }

  let timer = null;
  function renewSoon() {
    if (isList || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      renew().catch(() => undefined);
    }, 300);
  }

  async function renew() {
    // Who is at a button of it, or marks a text, is not disturbed.
    if (live.contains(document.activeElement) || !document.getSelection().isCollapsed) return renewSoon();
    const answer = await fetch(location.pathname, { credentials: 'same-origin' });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
    if (answer.ok && fresh !== null) live.replaceChildren(...fresh.childNodes);
  }
}
