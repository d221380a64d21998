/** A security group without rules for going out lets everything out; one rule that matches nothing prevents it. */
export const NOTHING_OUT = {
  cidrIp: '255.255.255.255/32',
  description: 'Nothing goes out',
  ipProtocol: 'icmp',
  fromPort: 252,
  toPort: 86,
};
