import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { UserError } from '../../domain/errors.js';

const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** IETF protocol assignments: benchmarking, ORCHID, Teredo and their like, none of them a web server. */
const PROTOCOL_ASSIGNMENTS = ipaddr.IPv6.parseCIDR('2001::/23');

/**
 * Whether an IP address belongs to the public internet. IPv4 inside an IPv4-mapped or NAT64 address is judged
 * as that IPv4 address; 6to4 and Teredo, which can carry private ones, are never public. Anything that is no
 * IP address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  const v6 = parsed as ipaddr.IPv6;
  if (v6.zoneId !== undefined) return false;
  if (v6.isIPv4MappedAddress()) return v6.toIPv4Address().range() === 'unicast';
  if (v6.match(NAT64)) return new ipaddr.IPv4(v6.toByteArray().slice(12)).range() === 'unicast';
  return v6.range() === 'unicast' && v6.match(GLOBAL_UNICAST) && !v6.match(PROTOCOL_ASSIGNMENTS);
}

/**
 * A resolver that gives out a host's addresses only if every one of them is public. The connection then goes
 * to the addresses that were checked, so a name that changes its mind in between (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses: LookupAddress[] = typeof found === 'string' ? [] : found;
      const hidden = addresses.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses;
      if (hidden || !first) return callback(privateHost(hostname, hidden?.address), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/**
 * The refusal of a host that is not on the public internet. The message keeps silent about what a name resolved
 * to: an internal resolver's answers are not for everyone who can type a command.
 */
export function privateHost(hostname: string, address?: string): UserError {
  return new UserError(
    'url.refused',
    `The address is not fetched: ${hostname} is not on the public internet. Give a public page, or paste the text.`,
    { cause: address },
  );
}
