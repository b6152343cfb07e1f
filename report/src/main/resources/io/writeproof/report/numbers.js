// Numbers as they are written beside charts.
const Numbers = (() => {
  function short(value) {
    if (value === null || value === undefined || Number.isNaN(value)) return '–';
    const size = Math.abs(value);
    const decimals = size >= 99.95 || Number.isInteger(value) ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    return value.toLocaleString('en', {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
  }

  function clock(seconds) {
    const whole = Math.floor(seconds);
    const two = number => String(number).padStart(2, '0');
    const minutes = Math.floor(whole / 60) % 60;
    return whole < 3600
      ? minutes + ':' + two(whole % 60)
      : Math.floor(whole / 3600) + ':' + two(minutes) + ':' + two(whole % 60);
  }

  return {short, clock};
})();
