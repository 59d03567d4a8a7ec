"""The room display: what everybody in the hall sees of a sale, full screen on the projector."""
