"""What is learnt from use: feedback, what stays unanswered, and how inquiries are handled."""
