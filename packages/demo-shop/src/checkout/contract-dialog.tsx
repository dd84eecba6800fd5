import type { ComponentChildren } from 'preact';
import { createElement } from 'preact';
import { useLoading } from '../loading.ts';
import { Dialog, Loaded, Skeleton } from '../parts/index.ts';
import { shop } from '../shop.ts';
import { t } from './texts.ts';

interface ContractDialogProps {
  /** Null shows nothing. */
  readonly name: 'sales' | 'info' | null;
  readonly title: string;
  readonly onClose: () => void;
}

/** A contract with what is in the checkout, as the shop writes it. */
export function ContractDialog({ name, title, onClose }: ContractDialogProps) {
  return (
    <Dialog title={title} open={name !== null} onClose={onClose}>
      {name !== null && <Contract name={name} title={title} />}
    </Dialog>
  );
}

function Contract({ name, title }: { name: string; title: string }) {
  const contract = useLoading(`contract ${name}`, (signal) => shop.getContract({ contract_name: name }, { signal }));
  return (
    <Loaded of={contract} skeleton={<Skeleton lines={8} />}>
      {(html) => (
        <div class="prose small contract" tabIndex={0} role="region" aria-label={title}>
          {typeof html === 'string' ? textOf(html) : t('contractMissing')}
        </div>
      )}
    </Loaded>
  );
}

const KNOWN: ReadonlySet<string> = new Set(
  'h2 h3 h4 p ul ol li table thead tbody tr th td strong em b i br dl dt dd blockquote hr'.split(' '),
);

// A shop's own template may hold anything: of it the words and their order are taken, no script, no style, no address.
function textOf(html: string): ComponentChildren {
  return childrenOf(new DOMParser().parseFromString(html, 'text/html').body);
}

function childrenOf(node: Node): ComponentChildren[] {
  return [...node.childNodes].map((child, index) => {
    if (child instanceof Text) return child.data;
    if (!(child instanceof Element) || child.matches('script, style, title')) return null;
    const tag = child.localName;
    const inner = childrenOf(child);
    return KNOWN.has(tag) ? createElement(tag, { key: index }, ...inner) : inner;
  });
}
