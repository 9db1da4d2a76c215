import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { UserError } from '../../../domain/errors.js';
import { fetchErrors } from '../errors.js';

const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** IETF protocol assignments such as benchmarking, ORCHID and Teredo: none is a web server. */
const PROTOCOL_ASSIGNMENTS = ipaddr.IPv6.parseCIDR('2001::/23');

/** Azure's platform, which answers its own machines: it gives them keys, and is no web server of anybody's. */
const PLATFORM = '168.63.129.16';

/**
 * True for IP addresses of the public internet. An IPv4-mapped or NAT64 address is treated as the IPv4 address that
 * it contains; 6to4 and Teredo, which can carry private ones, are never public, nor is anything but an IP address.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return isPublicV4(parsed);
  const v6 = parsed as ipaddr.IPv6;
  if (v6.zoneId !== undefined) return false;
  if (v6.isIPv4MappedAddress()) return isPublicV4(v6.toIPv4Address());
  if (v6.match(NAT64)) return isPublicV4(new ipaddr.IPv4(v6.toByteArray().slice(12)));
  return v6.range() === 'unicast' && v6.match(GLOBAL_UNICAST) && !v6.match(PROTOCOL_ASSIGNMENTS);
}

const isPublicV4 = (address: ipaddr.IPv4): boolean =>
  address.range() === 'unicast' && address.toString() !== PLATFORM;

/**
 * A resolver that returns a host's addresses only if all of them are public. The connection uses the addresses that
 * were checked, so changing the DNS record in between (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses: LookupAddress[] = typeof found === 'string' ? [] : found;
      const nonPublic = addresses.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses;
      if (nonPublic || !first) return callback(privateHost(hostname, nonPublic?.address), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/**
 * Refuses a host that is not on the public internet. The message omits the resolved address: an internal resolver's
 * answers are not for everybody who can run a command.
 */
export function privateHost(hostname: string, address?: string): UserError {
  return fetchErrors.privateHost({ host: hostname }, { cause: address });
}
