import { BlockList, isIP } from 'node:net';

/** Whether an address lies in one of these networks (addresses and CIDR blocks, as the configuration checked them). */
export function isTrusted(networks: readonly string[], address: string): boolean {
  if (networks.length === 0 || isIP(address) === 0) return false;
  const trusted = new BlockList();
  for (const network of networks) {
    const [base = '', prefix] = network.split('/');
    if (prefix === undefined) trusted.addAddress(base, familyOf(base));
    else trusted.addSubnet(base, Number(prefix), familyOf(base));
  }
  return trusted.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
