/** What a part of the home page is called. Until that is known, its room, of which nobody is told. */
export function PartTitle({ id, children }: { id: string; children: string }) {
  return (
    <h2 id={id} aria-hidden={children === ''}>
      {children || ' '}
    </h2>
  );
}
