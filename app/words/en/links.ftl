# Links to hand out.
links-heading = Links to hand out
links-replace = Replace
links-qr = As a picture for cameras
links-qr-label = QR code: { $which }
links-replace-which = Replace the link: { $which }
links-hint = Replacing a link closes the old one for everybody who has not used it yet, and asks the others to open the new one.
