// What is done once, when the page is there.
(() => {
  Tables.init(document);
  Charts.init(document);
  Heat.init(document);
  const events = document.body.dataset.live;
  if (events) Live.start(events);
})();
