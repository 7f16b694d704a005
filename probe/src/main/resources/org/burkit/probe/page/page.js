// Keeps the sentence about the state fresh. The page is whole without it.
const state = document.querySelector("#state p");
const events = new EventSource("events");
events.onmessage = (event) => {
  state.textContent = event.data;
};
