import { useEffect, useRef } from 'preact/hooks';

/** Calls when the page is looked at again: after another tab, another window, or the browser's way back. */
export function useReturn(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) latest.current();
    };
    const onSight = () => {
      if (document.visibilityState === 'visible') latest.current();
    };
    addEventListener('pageshow', onShow);
    document.addEventListener('visibilitychange', onSight);
    return () => {
      removeEventListener('pageshow', onShow);
      document.removeEventListener('visibilitychange', onSight);
    };
  }, []);
}
