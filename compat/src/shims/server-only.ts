// Next refuses this module in what it sends to browsers. Nothing is sent here.
export {};
